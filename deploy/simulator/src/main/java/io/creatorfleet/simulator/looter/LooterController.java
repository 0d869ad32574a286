package io.creatorfleet.simulator.looter;

import io.creatorfleet.simulator.answers.Answer;
import io.creatorfleet.simulator.answers.Sender;
import io.creatorfleet.simulator.conditions.Calls;
import io.creatorfleet.simulator.conditions.Tally;
import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Creators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** The addresses of the third party. */
@RestController
@RequestMapping("/looter")
final class LooterController {

    /** No account: faults that are aimed at one leave such calls alone. */
    private static final long NOBODY = -1;

    private final LooterGateway gateway;
    private final LooterPages pages;
    private final Creators creators;
    private final Sender sender;
    private final Tally tally;
    private final Calls calls;

    LooterController(
            LooterGateway gateway, LooterPages pages, Creators creators, Sender sender, Tally tally, Calls calls) {
        this.gateway = gateway;
        this.pages = pages;
        this.creators = creators;
        this.sender = sender;
        this.tally = tally;
        this.calls = calls;
    }

    @GetMapping("/profile")
    void profile(
            @RequestParam(defaultValue = "") String username, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        tally.countCreator(username);
        Optional<Creator> creator = creators.find(username);
        answer(creators.number(username), request, response, () -> pages.profile(creator, address(request)));
    }

    @GetMapping("/reels")
    void reels(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "12") int count,
            @RequestParam(name = "max_id", defaultValue = "") String maxId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Creator> creator = creator(id);
        answer(
                number(creator),
                request,
                response,
                () -> pages.reels(creator, new LooterPages.Wish(count, maxId, address(request))));
    }

    @GetMapping("/user-feeds")
    void feed(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "12") int count,
            @RequestParam(name = "max_id", defaultValue = "") String maxId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Creator> creator = creator(id);
        answer(
                number(creator),
                request,
                response,
                () -> pages.feed(creator, new LooterPages.Wish(count, maxId, address(request))));
    }

    private void answer(
            long creator, HttpServletRequest request, HttpServletResponse response, Supplier<ObjectNode> document)
            throws IOException {
        calls.note("looter");
        Answer answer = gateway.answer(request, creator, document);
        sender.send(answer, creator, response);
    }

    private Optional<Creator> creator(String id) {
        Optional<Creator> creator =
                id.matches("\\d{1,18}") ? creators.byLegacyId(Long.parseLong(id)) : Optional.empty();
        creator.ifPresent(found -> tally.countCreator(found.username()));
        return creator;
    }

    private static long number(Optional<Creator> creator) {
        return creator.map(Creator::number).orElse(NOBODY);
    }

    private static URI address(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUri();
    }
}
