package io.creatorfleet.media.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    @Test
    void listsWhatDiffersThenWhatIsIdenticalAndHowMuchOfIt() {
        StringWriter out = new StringWriter();
        JsonReport report = new JsonReport(out);
        report.add(new Report.Line("orphaned", "a/x", null, null, 7L, null, "e", "put aside"));
        IdenticalStore.Totals totals = new IdenticalStore.Totals(1, 12, 60);
        Auditor.Outcome outcome = new Auditor.Outcome(Map.of(Finding.ORPHANED, 1L), 13, 67, 0, 0, 0, List.of());
        report.end(
                List.of(new IdenticalStore.Group("5e", 5, 12, List.of("a/b", "a/c"))),
                Summary.of(outcome, totals, 1, 0, Duration.ofMillis(1500)));

        assertThat(out.toString())
                .startsWith("""
                        {"differences":[{"finding":"orphaned","key":"a/x","media":null,"row_size":null,"object_size":7,\
                        "row_etag":null,"object_etag":"e","action":"put aside"}],\
                        "identical":{"most_groups":1000,"most_keys":10,"groups":[\
                        {"sha256":"5e","size":5,"files":12,"keys":["a/b","a/c"]}]},\
                        "summary":{"sound":false,""")
                .contains("\"identical_groups\":1,\"identical_files\":12,\"identical_bytes\":60,")
                .endsWith("\"seconds\":1.5}}");
    }
}
