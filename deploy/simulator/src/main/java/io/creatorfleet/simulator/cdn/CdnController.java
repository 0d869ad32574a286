package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.conditions.SimulatedClock;
import io.creatorfleet.simulator.creators.Creators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decides whether a link is followed. */
@RestController
final class CdnController {

    private final LinkSigner signer;
    private final Creators creators;
    private final SimulatedClock clock;
    private final Handover handover;

    CdnController(LinkSigner signer, Creators creators, SimulatedClock clock, Handover handover) {
        this.signer = signer;
        this.creators = creators;
        this.clock = clock;
        this.handover = handover;
    }

    @GetMapping("/cdn/**")
    void get(
            @RequestParam @Nullable String oh,
            @RequestParam @Nullable String oe,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String path = request.getRequestURI();
        LinkSigner.Opinion opinion = signer.judge(path, oh, oe, clock.instant());
        if (opinion != LinkSigner.Opinion.GOOD) {
            handover.refuse(response, 403, "text/plain", opinion.text());
            return;
        }
        Optional<CdnFile> file = CdnFile.at(path);
        if (file.isEmpty() || creators.isDeleted(file.get().creator())) {
            handover.refuse(response, 404, "text/plain", "Content not found");
        } else {
            handover.serve(file.get(), request, response);
        }
    }
}
