package io.creatorfleet.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.local.audit.Ledger.Account;
import io.creatorfleet.local.audit.Ledger.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private static final Account ACCEPTED = new Account("tasks ever accepted", 1200, 1200);

    @Test
    void saysThatTheLedgerBalances() {
        Ledger ledger = new Ledger(
                List.of(ACCEPTED),
                Map.of("succeeded", 3L),
                Map.of("media", Map.of("done", 1190L, "dead", 10L)),
                List.of());

        assertThat(ledger.balances()).isTrue();
        assertThat(new Balance(ledger).lines())
                .contains("tasks ever accepted                         1,200        1,200")
                .contains("media               0          0          0      1,190         10          0")
                .contains("Jobs: 3 succeeded")
                .endsWith("The ledger balances.");
    }

    @Test
    void namesTheAccountThatDiffers() {
        Ledger ledger = new Ledger(List.of(new Account("tasks dead", 2, 1)), Map.of(), Map.of(), List.of());

        assertThat(ledger.balances()).isFalse();
        assertThat(new Balance(ledger).lines())
                .anySatisfy(line -> assertThat(line).startsWith("tasks dead").endsWith("differs"))
                .contains("Jobs: none")
                .endsWith("THE LEDGER DOES NOT BALANCE.");
    }

    @Test
    void namesTheRowsThatBreakARule() {
        Violation violation = new Violation("open job without an open task", 12, List.of("a", "b"));
        Ledger ledger = new Ledger(List.of(ACCEPTED), Map.of(), Map.of(), List.of(violation));

        assertThat(ledger.balances()).isFalse();
        assertThat(new Balance(ledger).lines()).contains("Broken: open job without an open task, 12 times: a, b, ...");
    }
}
