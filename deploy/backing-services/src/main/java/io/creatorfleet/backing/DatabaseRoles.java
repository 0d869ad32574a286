package io.creatorfleet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The roles of a deployment, made by the script that makes them everywhere; of psql's own words it uses those alone that
 * bring the passwords in.
 *
 * @param script {@code deploy/postgres/roles.sql}
 * @param passwords each role's, by its name
 */
public record DatabaseRoles(Path script, UnaryOperator<String> passwords) {

    /** The role that migrates. */
    public static final String OWNER = "fleet_owner";

    private static final Pattern PASSWORD = Pattern.compile(":'(\\w+)_password'");

    /** Makes the roles in the database, as its superuser; what is there is set right. */
    public void make(Database database) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql());
        } catch (SQLException e) {
            throw new IllegalStateException("Could not run " + script + " on " + database, e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + script, e);
        }
    }

    /** The database as the role sees it. */
    public Database login(Database database, String role) {
        return new Database(database.jdbcUrl(), role, passwords.apply(role));
    }

    private String sql() throws IOException {
        String sql = Files.readAllLines(script).stream()
                .filter(line -> !line.startsWith("\\"))
                .collect(Collectors.joining("\n"));
        return PASSWORD.matcher(sql)
                .replaceAll(name -> Matcher.quoteReplacement(
                        "'" + passwords.apply(name.group(1)).replace("'", "''") + "'"));
    }
}
