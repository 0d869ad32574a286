package io.creatorfleet.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** Has the gateway's own command create, list or revoke keys, in the database of the local fleet. */
@Command(
        name = "key",
        description = "Create, list and revoke keys of the API: key create --role client --name NAME, key list,"
                + " key revoke ID. On this machine none is needed; one that is given is checked."
                + " Reads SPRING_DATASOURCE_URL when it is set.")
final class KeyCommand implements Callable<Integer> {

    @Mixin
    private Location location = new Location();

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("key"));
        words.addAll(arguments);
        return location.apiGateway(words).start().waitFor();
    }
}
