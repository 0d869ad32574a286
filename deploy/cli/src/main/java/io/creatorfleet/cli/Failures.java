package io.creatorfleet.cli;

import io.creatorfleet.cli.gateway.Refusal;
import io.creatorfleet.cli.gateway.Unreachable;
import io.creatorfleet.cli.output.SafeText;
import io.creatorfleet.cli.output.Terminal;
import io.creatorfleet.cli.session.ExitCode;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person is told when a command fails: what went wrong, and what to do next. */
final class Failures {

    private Failures() {}

    /** The command was not understood. */
    static int misused(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(SafeText.of(String.valueOf(failure.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Help: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        }
        return ExitCode.USAGE;
    }

    /** The command was understood, and came to nothing. */
    static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ParameterException misuse) {
            return misused(misuse, new String[0]);
        }
        PrintWriter err = command.getErr();
        int code = switch (failure) {
            case Unreachable away -> unreachable(away, err);
            case Refusal refusal -> refused(refusal, err);
            case Terminal.Abandoned nobodyReads -> ExitCode.ABANDONED;
            case InterruptedException stopped -> ExitCode.NO_ANSWER;
            default -> {
                err.println(SafeText.of(String.valueOf(failure.getMessage())));
                yield ExitCode.NO_ANSWER;
            }
        };
        if (System.getenv("FLEET_TRACE") != null) {
            failure.printStackTrace(err);
        }
        return code;
    }

    private static int unreachable(Unreachable away, PrintWriter err) {
        err.println("No fleet answers at " + SafeText.of(String.valueOf(away.getMessage())));
        err.println(
                away.getCause() instanceof ConnectException
                        ? "Is it up? Start one on this machine with deploy/fleet up, or name another with --url or FLEET_URL."
                        : "Its address is taken from --url, else FLEET_URL; deploy/fleet status shows the one on this machine.");
        return ExitCode.NO_ANSWER;
    }

    private static int refused(Refusal refusal, PrintWriter err) {
        err.println(SafeText.of(refusal.sentence()));
        advice(refusal.status()).forEach(err::println);
        return switch (refusal.status()) {
            case 400, 413, 415, 422 -> ExitCode.USAGE;
            case 404, 409, 410, 412 -> ExitCode.NO;
            default -> ExitCode.NO_ANSWER;
        };
    }

    private static List<String> advice(int status) {
        return switch (status) {
            case 401 ->
                List.of(
                        "Give a key with --key-file or FLEET_KEY; an operator makes one: deploy/fleet key create --role client --name NAME");
            case 403 ->
                List.of("This needs the key of an operator: deploy/fleet key create --role operator --name NAME");
            case 404 ->
                List.of(
                        "What there is: deploy/fleet jobs, deploy/fleet creators, deploy/fleet dead list, deploy/fleet queues");
            case 429 -> List.of("Nothing was done. Try again later; deploy/fleet queues shows what is waited for.");
            case 502, 503, 504 ->
                List.of(
                        "Try again shortly; deploy/fleet status and deploy/fleet logs show more on the fleet's machine.");
            default -> List.of();
        };
    }
}
