package io.creatorfleet.cli.session;

import java.util.List;

/** What the exit codes of all commands say. */
public final class ExitCode {

    public static final int OK = 0;
    /** The answer is no. */
    public static final int NO = 1;

    public static final int USAGE = 2;
    /** There is no answer. */
    public static final int NO_ANSWER = 3;
    /** What a shell makes of a program whose reader has left. */
    public static final int ABANDONED = 141;

    /** Each with its meaning, as help shows them. */
    public static final List<String> MEANINGS = List.of(
            "0:it is so, or done",
            "1:the answer is no: a job did not succeed, something is not consistent, not held, or not changed",
            "2:the command was not understood; nothing was done",
            "3:no answer: the fleet was not reached, refused the key, or is too busy");

    private ExitCode() {}
}
