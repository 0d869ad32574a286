package io.creatorfleet.task;

import java.util.Arrays;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The program of a {@link WorkerJvm}: a process of the fleet whose handlers do what their tasks tell them. */
final class WorkerApplication {

    /** The property that names its kinds, separated by commas. */
    static final String KINDS = "told.kinds";

    private WorkerApplication() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(FleetProcess.Application.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> register((GenericApplicationContext) context))
                .run(arguments);
    }

    private static void register(GenericApplicationContext context) {
        String worker = context.getEnvironment().getRequiredProperty("fleet.worker.name");
        Arrays.stream(context.getEnvironment().getRequiredProperty(KINDS).split(","))
                .map(TaskKind::valueOf)
                .forEach(kind -> context.registerBean(
                        kind.key() + "Handler",
                        TaskHandler.class,
                        () -> new ToldHandler(kind, context.getBean(JdbcClient.class), worker)));
    }
}
