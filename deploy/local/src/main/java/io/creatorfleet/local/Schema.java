package io.creatorfleet.local;

import io.creatorfleet.backing.Command;
import io.creatorfleet.backing.Database;
import io.creatorfleet.backing.DatabaseRoles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The roles, tables and rights of the local fleet's database, made by what makes those of every other. */
final class Schema {

    private static final Set<String> SERVICES =
            Set.of("api-gateway", "profile-worker", "content-worker", "media-worker");

    private final FleetFolder folder;
    private final DatabaseRoles roles;

    Schema(FleetFolder folder, Secrets secrets) {
        this.folder = folder;
        this.roles = new DatabaseRoles(
                folder.sources().resolve(Path.of("deploy", "postgres", "roles.sql")), secrets::ofRole);
    }

    /** Makes what is missing of them in the database, whose superuser is given. */
    void make(Database database) {
        roles.make(database);
        migrate(roles.login(database, DatabaseRoles.OWNER));
    }

    private void migrate(Database owner) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> words =
                new ArrayList<>(List.of(java.toString(), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.addAll(folder.application("api-gateway").once());
        words.add("migrate");
        new Command(words, GivenServices.variables(owner.properties())).run();
    }

    /** What tells a service's process to log in under its own role, and to leave the tables as they are; nothing for others. */
    Map<String, String> login(Database database, String module) {
        if (!SERVICES.contains(module)) {
            return Map.of();
        }
        Map<String, String> told = GivenServices.variables(
                roles.login(database, module.replace('-', '_')).properties());
        told.put(GivenServices.variable("spring.flyway.enabled"), "false");
        return told;
    }
}
