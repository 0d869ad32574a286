package io.creatorfleet.simulator.redditcdn;

import io.creatorfleet.simulator.cdn.Handover;
import io.creatorfleet.simulator.communities.Post;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hosts that files come from. */
@RestController
final class RedditCdnController {

    private static final String HLS = "application/vnd.apple.mpegurl";
    private static final String DENIED = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code>"
            + "<Message>Access Denied</Message></Error>";

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

    @GetMapping("/v.redd.it/{video}/{name:CMAF_.+\\.mp4}")
    void part(
            @PathVariable String video,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        serve(files.part(video, name), request, response);
    }

    @GetMapping("/v.redd.it/{video}/{part:CMAF_.+}.m3u8")
    void playlist(
            @PathVariable String video,
            @PathVariable String part,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String file = part + ".mp4";
        Optional<Post> shown = files.part(video, file).flatMap(ignored -> files.video(video));
        manifest(shown, HLS, post -> Manifest.playlist(post, file), request, response);
    }

    @GetMapping("/v.redd.it/{video}/DASHPlaylist.mpd")
    void dash(
            @PathVariable String video,
            @RequestParam @Nullable String a,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (links.isGood(request.getRequestURI(), a)) {
            manifest(files.video(video), "application/dash+xml", Manifest::dash, request, response);
        } else {
            handover.refuse(response, 403, "text/xml", DENIED);
        }
    }

    @GetMapping("/v.redd.it/{video}/HLSPlaylist.m3u8")
    void hls(
            @PathVariable String video,
            @RequestParam @Nullable String a,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (links.isGood(request.getRequestURI(), a)) {
            manifest(files.video(video), HLS, Manifest::hls, request, response);
        } else {
            handover.refuse(response, 403, "text/xml", DENIED);
        }
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

    private void manifest(
            Optional<Post> video,
            String type,
            Function<Post, String> text,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (video.isPresent()) {
            long creator = video.get().community().number();
            handover.serve(creator, type, text.apply(video.get()), request, response);
        } else {
            serve(Optional.empty(), request, response);
        }
    }

    private void serve(Optional<RedditFile> file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (file.isPresent()) {
            handover.serve(file.get(), request, response);
        } else {
            handover.refuse(response, 404, "text/html", "<html><body>Not Found</body></html>");
        }
    }
}
