package io.creatorfleet.backing;

import java.util.Map;

/** A PostgreSQL database and the login that owns it. */
public record Database(String jdbcUrl, String username, String password) {

    /** The same as Spring properties. */
    public Map<String, String> properties() {
        return Map.of(
                "spring.datasource.url", jdbcUrl,
                "spring.datasource.username", username,
                "spring.datasource.password", password);
    }

    /** Another database of the same server. */
    Database named(String name) {
        String server = jdbcUrl.replaceFirst("\\?.*", "").replaceFirst("/[^/]*$", "/");
        String parameters = jdbcUrl.contains("?") ? jdbcUrl.substring(jdbcUrl.indexOf('?')) : "";
        return new Database(server + name + parameters, username, password);
    }

    @Override
    public String toString() {
        return "Database[" + jdbcUrl.replaceFirst("\\?.*", "") + "]";
    }
}
