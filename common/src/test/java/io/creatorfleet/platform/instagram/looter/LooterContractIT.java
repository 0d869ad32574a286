package io.creatorfleet.platform.instagram.looter;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformContract;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.ScriptedSource;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class LooterContractIT extends PlatformContract {

    @RegisterExtension
    static final LooterFixture looter = new LooterFixture();

    @Override
    protected Platform platform() {
        return looter.platform();
    }

    @Override
    protected Account.Reference creator() {
        return LooterFixture.CREATOR;
    }

    @Override
    protected String noSuchAccount() {
        return "Username not found, or private";
    }

    @Override
    protected void answers(Situation... situations) {
        for (Situation situation : situations) {
            script(situation);
        }
    }

    private void script(Situation situation) {
        ScriptedSource source = looter.source();
        String document = LooterFixture.sample("lo-01-profile");
        switch (situation) {
            case ACCOUNT -> source.next(200, document);
            case FIRST_PAGE -> source.next(200, page(3, 2, true));
            case LAST_PAGE -> source.next(200, page(1, 1, false));
            case NO_SUCH_ACCOUNT -> source.next(200, "{\"status\":false}");
            case THROTTLED -> source.next(429, "{\"message\":\"Too many requests\"}");
            case CREDENTIAL_REFUSED -> source.next(403, "{\"message\":\"You are not subscribed to this API.\"}");
            case OUT_OF_ORDER -> source.next(500, "{\"message\":\"Internal\"}");
            case HTML -> source.next(502, "<html>Bad Gateway</html>", "Content-Type", "text/html");
            case NO_BODY -> source.next(503, "");
            case TRUNCATED -> source.next(200, document.substring(0, document.length() / 2));
            case FOREIGN_DOCUMENT -> source.next(200, "{\"hello\":\"world\"}");
            case SILENT -> source.nextSilence();
            case REDIRECT -> source.next(302, "", "Location", source.address() + "/elsewhere");
            case ENDLESS -> source.nextFlood();
        }
    }

    private static String page(int newest, int items, boolean more) {
        StringBuilder list = new StringBuilder();
        for (int item = 0; item < items; item++) {
            list.append(item == 0 ? "" : ",").append("""
                    {"media":{"id":"%d_6280000901","media_type":2,"product_type":"clips","taken_at":%d}}""".formatted(newest - item, 1_759_942_964 + newest - item));
        }
        return "{\"items\":[%s],\"paging_info\":{\"max_id\":\"QVFD\",\"more_available\":%b},\"status\":\"ok\"}"
                .formatted(list, more);
    }

    @Override
    protected int calls() {
        return looter.source().calls().size();
    }

    @Override
    protected void exhaustBudget() throws PlatformException {
        looter.exhaustBudget();
    }

    @Override
    protected List<String> secrets() {
        return looter.secrets();
    }
}
