package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.answers.Sender;
import io.creatorfleet.simulator.conditions.Calls;
import io.creatorfleet.simulator.conditions.Tally;
import io.creatorfleet.simulator.creators.Creators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The addresses of the API. */
@RestController
@RequestMapping("/reddit-oauth")
final class RedditController {

    private final RedditEndpoint endpoint;
    private final Library library;
    private final Creators creators;
    private final Sender sender;
    private final Tally tally;
    private final Calls calls;

    RedditController(
            RedditEndpoint endpoint, Library library, Creators creators, Sender sender, Tally tally, Calls calls) {
        this.calls = calls;
        this.endpoint = endpoint;
        this.library = library;
        this.creators = creators;
        this.sender = sender;
        this.tally = tally;
    }

    @GetMapping("/r/{name}/about")
    void community(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer("r/" + name, request, response, call -> library.community(name, call));
    }

    @GetMapping("/r/{name}/about/rules")
    void rules(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer("r/" + name, request, response, call -> library.rules(name));
    }

    @GetMapping("/r/{name}/{ranking:new|hot|top}")
    void posts(
            @PathVariable String name,
            @PathVariable String ranking,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Ranking order = Ranking.valueOf(ranking.toUpperCase(Locale.ROOT));
        answer("r/" + name, request, response, call -> library.posts(name, order, call));
    }

    @GetMapping("/user/{name}/about")
    void redditor(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer("u/" + name, request, response, call -> library.redditor(name, call));
    }

    @GetMapping("/user/{name}/submitted")
    void submitted(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer("u/" + name, request, response, call -> library.submitted(name, call));
    }

    @GetMapping("/api/info")
    void info(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer("api/info", request, response, library::info);
    }

    /** Answers a call about whom this names. */
    private void answer(
            String about,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<RedditCall, ObjectNode> document)
            throws IOException {
        calls.note("reddit");
        RedditCall call = new RedditCall(request);
        String name = about.toLowerCase(Locale.ROOT);
        tally.countCreator(name);
        long creator = creators.number(name);
        sender.send(endpoint.answer(call, creator, () -> document.apply(call)), creator, response);
    }
}
