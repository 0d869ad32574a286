package io.creatorfleet.local;

import io.creatorfleet.backing.Broker;
import io.creatorfleet.backing.RabbitNode;
import io.creatorfleet.backing.RabbitPorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The local fleet's RabbitMQ: a node of its own from the machine's package. */
final class RabbitPart implements Part {

    private final RabbitPorts ports;
    private final RabbitNode node;

    RabbitPart(FleetFolder folder, RabbitPorts ports, String password) {
        this.ports = ports;
        this.node = new RabbitNode(folder.data(name()), folder.log(name()), ports, "fleet", password);
    }

    Broker broker() {
        return node.broker();
    }

    /** Ends it as a crash would: its data stays as the crash left it. */
    void kill() {
        node.kill();
    }

    /** Loses all its data, and starts it again. */
    void wipe() {
        node.wipe();
    }

    @Override
    public String name() {
        return "rabbitmq";
    }

    @Override
    public List<Integer> ports() {
        return ports.all();
    }

    @Override
    public Path log() {
        return node.log();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return node.process();
    }

    @Override
    public boolean isReady() {
        return process().isPresent() && node.virtualHosts().answer();
    }

    @Override
    public void start() {
        node.start();
    }

    @Override
    public void stop() {
        node.stop();
    }
}
