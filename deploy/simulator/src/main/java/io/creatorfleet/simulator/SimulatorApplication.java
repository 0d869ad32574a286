package io.creatorfleet.simulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The platforms of the outside world, as one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SimulatorApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "simulator");
        SpringApplication.run(SimulatorApplication.class, args);
    }
}
