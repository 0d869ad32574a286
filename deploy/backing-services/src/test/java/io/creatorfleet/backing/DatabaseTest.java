package io.creatorfleet.backing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseTest {

    @Test
    void anotherDatabaseOfTheServerKeepsHostAndParameters() {
        Database server = new Database("jdbc:postgresql://db:5433/postgres?sslmode=require", "fleet", "secret");
        assertThat(server.named("other").jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/other?sslmode=require");
        assertThat(server.named("other").username()).isEqualTo("fleet");
    }

    @Test
    void textShowsNoSecret() {
        Database database = new Database("jdbc:postgresql://db/fleet?password=secret", "fleet", "secret");
        assertThat(database).hasToString("Database[jdbc:postgresql://db/fleet]");
        assertThat(new Broker("mq", 5672, "fleet", "secret", "/")).hasToString("Broker[mq:5672 /]");
    }
}
