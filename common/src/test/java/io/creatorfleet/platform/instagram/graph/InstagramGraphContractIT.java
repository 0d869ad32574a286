package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformContract;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.ScriptedSource;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class InstagramGraphContractIT extends PlatformContract {

    @RegisterExtension
    static final GraphFixture graph = new GraphFixture();

    @Override
    protected Platform platform() {
        return graph.platform();
    }

    @Override
    protected Account.Reference creator() {
        return GraphFixture.CREATOR;
    }

    @Override
    protected void answers(Situation... situations) {
        for (Situation situation : situations) {
            script(situation);
        }
    }

    private void script(Situation situation) {
        ScriptedSource source = graph.source();
        String document = Samples.text("ig-01-profile-and-first-page");
        switch (situation) {
            case ACCOUNT, FIRST_PAGE -> source.next(200, document);
            case LAST_PAGE -> source.next(200, Samples.text("ig-03-last-page"));
            case NO_SUCH_ACCOUNT -> source.next(400, Samples.text("ig-err-user-not-found-400"));
            case THROTTLED -> source.next(403, Samples.text("ig-err-app-throttled-403"));
            case CREDENTIAL_REFUSED -> source.next(400, Samples.text("ig-err-token-expired-400"));
            case OUT_OF_ORDER -> source.next(500, Samples.text("ig-err-transient-code2-500"));
            case HTML -> source.next(502, "<html>Bad Gateway</html>", "Content-Type", "text/html");
            case NO_BODY -> source.next(503, "");
            case TRUNCATED -> source.next(200, document.substring(0, document.length() / 2));
            case FOREIGN_DOCUMENT -> source.next(200, "{\"hello\":\"world\"}");
            case SILENT -> source.nextSilence();
            case REDIRECT -> source.next(302, "", "Location", source.address() + "/elsewhere");
            case ENDLESS -> source.nextFlood();
        }
    }

    @Override
    protected int calls() {
        return graph.source().calls().size();
    }

    @Override
    protected void exhaustBudget() throws PlatformException {
        graph.exhaustBudget();
    }

    @Override
    protected List<String> secrets() {
        return graph.secrets();
    }
}
