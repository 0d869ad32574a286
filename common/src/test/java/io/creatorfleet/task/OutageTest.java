package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

class OutageTest {

    @Test
    void repeatsAStatementUntilPostgresqlAnswers() {
        Iterator<Boolean> away = List.of(true, true, false).iterator();

        assertThat(new Outage(Duration.ofMinutes(1)).outlast(() -> answer(away.next())))
                .contains("answer");
    }

    @Test
    void givesUpWhenItsPatienceEnds() {
        assertThat(new Outage(Duration.ZERO).outlast(() -> answer(true))).isEmpty();
    }

    @Test
    void givesUpAtOnceWhenTheProcessStops() {
        Outage outage = new Outage(Duration.ofDays(1));
        outage.stop();

        assertThat(outage.outlast(() -> answer(true))).isEmpty();
    }

    @Test
    void repeatsNothingThatIsWrongInItself() {
        Outage outage = new Outage(Duration.ofDays(1));

        assertThatThrownBy(() -> outage.outlast(() -> {
                    throw new DataIntegrityViolationException("value too long");
                }))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** A server that stands by after a failover, or whose disk is nearly full, for which Spring has no type. */
    @Test
    void repeatsWhatPostgresqlRefusesWhileItTakesNoChange() {
        SQLException readOnly = new SQLException("cannot execute UPDATE in a read-only transaction", "25006");

        assertThat(new Outage(Duration.ZERO).outlast(() -> {
                    throw new UncategorizedSQLException("claim", null, readOnly);
                }))
                .isEmpty();
    }

    /** Spring's translation of it has the type of an outage. */
    @Test
    void repeatsNoValueThatIsTooLargeForAnIndex() {
        Outage outage = new Outage(Duration.ZERO);
        SQLException tooLarge = new SQLException("index row size 3000 exceeds btree version 4 maximum 2704", "54000");

        assertThatThrownBy(() -> outage.outlast(() -> {
                    throw new SQLExceptionSubclassTranslator().translate("insert", null, tooLarge);
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    private static String answer(boolean away) {
        if (away) {
            throw new DataAccessResourceFailureException("connection refused");
        }
        return "answer";
    }
}
