package io.creatorfleet.gateway.access;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that creates, lists and revokes keys. */
@Command(
        name = KeyCommand.NAME,
        description = "Create, list and revoke the keys of the API. Reads SPRING_DATASOURCE_URL, _USERNAME, _PASSWORD.",
        subcommands = HelpCommand.class,
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class KeyCommand {

    /** The first argument of a process that is to be this. */
    public static final String NAME = "key";

    private static final String ROW = "%-4s %-9s %-10s %-10s %-21s %-21s %-21s %s%n";

    private final CommandLine line = new CommandLine(this)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setExecutionExceptionHandler((failure, command, parsed) -> {
                command.getErr().println(failure.getMessage());
                return command.getCommandSpec().exitCodeOnExecutionException();
            });

    private KeyCommand() {}

    /** Does what the arguments say, the first of them being the command's name; returns the status to end with. */
    public static int run(String[] arguments) {
        String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
        return new KeyCommand().line.execute(own.length == 0 ? new String[] {"help"} : own);
    }

    @Command(
            name = "create",
            description = "Create a key and print it: it is kept nowhere, and shown never again.",
            mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--role", required = true, description = "client (adds and reads) or operator (everything)")
                    Role role,
            @Option(names = "--name", required = true, description = "Whose key it is, or what for.") String name,
            @Option(
                            names = "--per-second",
                            paramLabel = "REQUESTS",
                            description = "How many requests it may make. Default: as the gateways are set.")
                    @Nullable
                    Double perSecond,
            @Option(
                            names = "--file",
                            description = "Where the key is that is to be created, instead of one that is drawn and"
                                    + " printed. If there is such a key, valid or revoked, nothing is done.")
                    @Nullable
                    Path file) {
        SecretKey key = file == null ? SecretKey.draw() : SecretKey.in(file);
        return with(issuer -> {
            String created = issuer.create(key, role, name, perSecond)
                    .map(id -> "Key %d of %s, role %s".formatted(id, name.strip(), role.word()))
                    .orElse("There was such a key already");
            tell(created, key, file);
            return 0;
        });
    }

    private void tell(String created, SecretKey key, @Nullable Path file) {
        if (file == null) {
            line.getErr().println(created + ". Keep it now, it is not shown again:");
            line.getOut().println(key.text());
        } else {
            line.getErr().println(created + ": the one in " + file);
        }
    }

    @Command(
            name = "list",
            description = "List the keys, without the keys themselves.",
            mixinStandardHelpOptions = true)
    int list() {
        return with(issuer -> {
            line.getOut().printf(ROW, "id", "role", "begins", "per second", "created", "used", "revoked", "name");
            issuer.list()
                    .forEach(key -> line.getOut()
                            .printf(
                                    ROW,
                                    key.id(),
                                    key.role().word(),
                                    key.beginning(),
                                    key.perSecond() == null ? "default" : key.perSecond(),
                                    time(key.createdAt()),
                                    time(key.usedAt()),
                                    time(key.revokedAt()),
                                    key.name()));
            return 0;
        });
    }

    @Command(
            name = "revoke",
            description = "Take a key back: within seconds no gateway lets its holder in.",
            mixinStandardHelpOptions = true)
    int revoke(@Parameters(paramLabel = "ID", description = "The key's number, as listed.") long id) {
        return with(issuer -> {
            ApiKey key = issuer.revoke(id);
            line.getOut().printf("Key %d of %s is revoked.%n", id, key.name());
            return 0;
        });
    }

    private static int with(ToIntFunction<KeyIssuer> step) {
        try (ConfigurableApplicationContext context = KeyApplication.start()) {
            return step.applyAsInt(context.getBean(KeyIssuer.class));
        }
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "-" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
