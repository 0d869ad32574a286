package io.creatorfleet.task;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How this process was started, so that it can start another of itself: with the same Java, program, system properties
 * and arguments, but with the virtual machine settings it is told, since a second process can have neither this one's
 * memory nor its ports for debuggers.
 *
 * @param inherited options of the virtual machine that a second process shares
 * @param program the options that name what is run
 * @param arguments what the program was told
 */
record OwnCommand(List<String> inherited, List<String> program, List<String> arguments) {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** @param arguments what the main method was given, since the virtual machine keeps them joined by spaces alone */
    static OwnCommand of(List<String> arguments) {
        return new OwnCommand(
                inherited(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                program(System.getProperty("java.class.path"), System.getProperty("sun.java.command", "")),
                List.copyOf(arguments));
    }

    static List<String> inherited(List<String> options) {
        return options.stream()
                .filter(option -> Stream.of("-D", "--", "-javaagent:").anyMatch(option::startsWith))
                .filter(option -> !option.startsWith("-Dcom.sun.management"))
                .toList();
    }

    /** Started from a jar, the command begins with it, and it is the whole class path. */
    static List<String> program(String classPath, String command) {
        return command.equals(classPath) || command.startsWith(classPath + " ")
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, command.split(" ", 2)[0]);
    }

    /**
     * The command line of another process.
     *
     * @param options of its virtual machine
     * @param settings of its own, as arguments, in place of this process's of the same name
     */
    List<String> line(List<String> options, List<String> settings) {
        List<String> words = new ArrayList<>(List.of(JAVA.toString()));
        Stream.of(inherited, options, program).forEach(words::addAll);
        // The same argument twice would be a list of both values.
        arguments.stream()
                .filter(argument ->
                        settings.stream().noneMatch(setting -> name(setting).equals(name(argument))))
                .forEach(words::add);
        words.addAll(settings);
        return words;
    }

    private static String name(String argument) {
        return argument.split("=", 2)[0];
    }
}
