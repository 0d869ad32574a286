package io.creatorfleet.cli.session;

import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.gateway.Keys;
import io.creatorfleet.cli.output.SafeText;
import io.creatorfleet.cli.output.Terminal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of every command that asks a fleet, and what they come to. */
public final class Session {

    private static final class Options {

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "The fleet's gateway. Default: FLEET_URL, else the fleet on this machine.")
        private @Nullable String url;

        @Option(
                names = "--key",
                paramLabel = "KEY",
                description = "A key of its API. Default: FLEET_KEY. Others see a command line: a file is better.")
        private @Nullable String key;

        @Option(
                names = "--key-file",
                paramLabel = "FILE",
                description = "A file that holds the key. Default: FLEET_KEY_FILE.")
        private @Nullable Path keyFile;

        @Option(names = "--json", description = "Print what the fleet answers: JSON, a document a line.")
        private boolean json;

        @Option(names = "--no-color", description = "Print without colours, as with NO_COLOR in the environment.")
        private boolean noColor;

        // Read by picocli: it makes the option known.
        @SuppressWarnings("UnusedVariable")
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this.")
        private boolean help;
    }

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @ArgGroup(exclusive = false, validate = false, heading = "%nAs with every command:%n", order = 100)
    private Options options = new Options();

    private @Nullable Gateway gateway;
    private @Nullable Terminal terminal;

    /** The fleet's gateway. */
    public Gateway gateway() {
        if (gateway == null) {
            gateway = new Gateway(server(), keys(), this::notice);
        }
        return gateway;
    }

    private URI server() {
        String given = given(options.url, "FLEET_URL").orElse(null);
        if (given == null) {
            return LocalFleet.current().gateway();
        }
        try {
            URI server = URI.create(given.strip());
            if (server.getHost() != null && String.valueOf(server.getScheme()).matches("(?i)https?")) {
                return server;
            }
        } catch (IllegalArgumentException noAddress) {
            throw misuse("%s is no address: %s".formatted(given, noAddress.getMessage()));
        }
        throw misuse("%s is no address of a gateway, such as https://fleet.example.org".formatted(given));
    }

    private Keys keys() {
        Optional<String> given = options.keyFile != null
                ? Optional.of(fromFile(options.keyFile))
                : given(options.key, "FLEET_KEY")
                        .or(() -> given(null, "FLEET_KEY_FILE").map(file -> fromFile(Path.of(file))));
        if (given.isPresent()) {
            return Keys.of(given.get().strip());
        }
        // A key of this machine's own fleet goes to no other.
        boolean own = given(options.url, "FLEET_URL").isEmpty();
        return Keys.noneOr(() -> own ? LocalFleet.current().key() : Optional.empty());
    }

    private String fromFile(Path file) {
        return LocalFleet.read(file)
                .orElseThrow(() -> misuse("There is no key in %s, or it cannot be read".formatted(file)));
    }

    private static Optional<String> given(@Nullable String option, String variable) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }

    /** Where the command prints. */
    public Terminal terminal() {
        if (terminal == null) {
            terminal = Terminal.ofProcess(options.noColor);
        }
        return terminal;
    }

    /** Whether what the fleet answers is to be printed as it is. */
    public boolean isJson() {
        return options.json;
    }

    /** Tells the person, beside what is printed. */
    public void notice(String text) {
        System.err.println(SafeText.of(text));
    }

    /** Asks the person, who has to say yes. Elsewhere than on a terminal nobody can: then it has to be said beforehand. */
    public boolean isConfirmed(String question) {
        if (!Boolean.getBoolean("fleet.interactive")) {
            throw misuse(question + " Say --yes to do it where nobody can be asked");
        }
        System.err.print(question + " [y/N] ");
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().matches("(?i)y|yes");
    }

    /** That the command was used in a way it cannot be. */
    public ParameterException misuse(String sentence) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), sentence);
    }
}
