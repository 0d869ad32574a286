package io.creatorfleet.simulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of the running simulator, at a time that is always the same. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=simulator",
            "simulator.conditions.clock-start=2026-03-01T12:00:00Z",
            "simulator.graph.usage-per-call=0.4",
            "simulator.looter.calls-per-second=0"
        })
public @interface SimulatorTest {}
