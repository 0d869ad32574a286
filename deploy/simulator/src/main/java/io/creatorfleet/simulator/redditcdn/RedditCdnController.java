package io.creatorfleet.simulator.redditcdn;

import io.creatorfleet.simulator.cdn.Handover;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hosts that files come from. */
@RestController
final class RedditCdnController {

    private static final String DENIED = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code>"
            + "<Message>Access Denied</Message></Error>";
    private static final MediaType HLS = MediaType.parseMediaType("application/vnd.apple.mpegurl");
    private static final MediaType DASH = MediaType.parseMediaType("application/dash+xml");

    private final RedditFiles files;
    private final RedditLinks links;
    private final Handover handover;

    RedditCdnController(RedditFiles files, RedditLinks links, Handover handover) {
        this.files = files;
        this.links = links;
        this.handover = handover;
    }

    @GetMapping("/i.redd.it/{name}")
    void upload(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        serve(files.upload(name), request, response);
    }

    @GetMapping("/v.redd.it/{video}/{name:CMAF_.+}")
    void part(
            @PathVariable String video,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        serve(files.part(video, name), request, response);
    }

    @GetMapping("/v.redd.it/{video}/DASHPlaylist.mpd")
    ResponseEntity<byte[]> dash(
            @PathVariable String video, @RequestParam @Nullable String a, HttpServletRequest request) {
        return manifest(request, a, DASH, files.video(video).map(Manifest::dash));
    }

    @GetMapping("/v.redd.it/{video}/HLSPlaylist.m3u8")
    ResponseEntity<byte[]> hls(
            @PathVariable String video, @RequestParam @Nullable String a, HttpServletRequest request) {
        return manifest(request, a, HLS, files.video(video).map(Manifest::hls));
    }

    @GetMapping({"/preview.redd.it/{name}", "/external-preview.redd.it/{name}"})
    void preview(
            @PathVariable String name,
            @RequestParam(defaultValue = "0") int width,
            @RequestParam(defaultValue = "") String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (links.isSigned(request.getRequestURI(), request.getQueryString())) {
            serve(files.preview(name, width, format.equals("mp4")), request, response);
        } else {
            handover.refuse(response, 403, "text/xml", DENIED);
        }
    }

    @GetMapping("/styles.redditmedia.com/t5_{community}/styles/{name}")
    void icon(
            @PathVariable String community,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (links.isSigned(request.getRequestURI(), request.getQueryString())) {
            serve(files.icon(community), request, response);
        } else {
            handover.refuse(response, 403, "text/xml", DENIED);
        }
    }

    private ResponseEntity<byte[]> manifest(
            HttpServletRequest request, @Nullable String a, MediaType type, Optional<String> text) {
        if (!links.isGood(request.getRequestURI(), a)) {
            return ResponseEntity.status(403).contentType(MediaType.TEXT_XML).body(bytes(DENIED));
        }
        return text.map(manifest -> ResponseEntity.ok().contentType(type).body(bytes(manifest)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private void serve(Optional<RedditFile> file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (file.isPresent()) {
            handover.serve(file.get(), request, response);
        } else {
            handover.refuse(response, 404, "text/html", "<html><body>Not Found</body></html>");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
