package io.creatorfleet.bench.reads;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that reads the API, and goes on in lists where it has been before. */
final class Client {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"\\}$");
    private static final int PLACES = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final URI gateway;
    private final Names names;
    private final Map<Endpoint, List<String>> places = new EnumMap<>(Endpoint.class);

    Client(URI gateway, Names names) {
        this.gateway = gateway;
        this.names = names;
        for (Endpoint endpoint : Endpoint.values()) {
            places.put(endpoint, new CopyOnWriteArrayList<>());
        }
    }

    /** An address with random parameters; of a list as often as not a place further down. */
    String path(Endpoint endpoint, Random random) {
        List<String> known = places.getOrDefault(endpoint, List.of());
        return known.isEmpty() || random.nextBoolean()
                ? endpoint.path(names, random)
                : known.get(random.nextInt(known.size()));
    }

    /** Walks some lists of the endpoint down, far enough to have places there. */
    void walk(Endpoint endpoint, int lists, int parts, Random random) throws IOException, InterruptedException {
        for (int list = 0; list < lists; list++) {
            String path = endpoint.path(names, random);
            for (int part = 0; part < parts && !path.isEmpty(); part++) {
                path = get(endpoint, path, random);
            }
        }
    }

    /** Reads an address, and returns where the list goes on: empty when it does not. */
    String get(Endpoint endpoint, String path, Random random) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(LIMIT).build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%s was answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        Matcher cursor = CURSOR.matcher(answer.body());
        if (!cursor.find()) {
            return "";
        }
        String next = path.replaceFirst("&cursor=.*", "") + "&cursor=" + cursor.group(1);
        remember(endpoint, next, random);
        return next;
    }

    private void remember(Endpoint endpoint, String place, Random random) {
        List<String> known = places.getOrDefault(endpoint, List.of());
        if (known.size() < PLACES) {
            known.add(place);
        } else {
            known.set(random.nextInt(PLACES), place);
        }
    }
}
