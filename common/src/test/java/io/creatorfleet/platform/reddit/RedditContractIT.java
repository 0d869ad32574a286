package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformContract;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.ScriptedSource;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedditContractIT extends PlatformContract {

    @RegisterExtension
    static final RedditFixture reddit = new RedditFixture();

    @Override
    protected Platform platform() {
        return reddit.platform();
    }

    @Override
    protected Account.Reference creator() {
        return RedditFixture.CREATOR;
    }

    @Override
    protected int callsForAnAccount() {
        return 2; // its rules are asked for as well
    }

    @Override
    protected String noSuchAccount() {
        return "r/simpics does not exist on Reddit, or is not shown to anybody";
    }

    @Override
    protected void answers(Situation... situations) {
        for (Situation situation : situations) {
            script(situation);
        }
    }

    private void script(Situation situation) {
        ScriptedSource source = reddit.source();
        String document = Samples.text("rd-20-subreddit-about");
        switch (situation) {
            case ACCOUNT -> {
                source.next(200, document);
                source.next(200, Samples.RULES);
            }
            case FIRST_PAGE -> source.next(200, Samples.text("rd-10-listing-page1"));
            case LAST_PAGE ->
                source.next(200, Samples.text("rd-11-listing-last-page").replace("t3_1sim001", "t3_1sim000"));
            case NO_SUCH_ACCOUNT -> source.next(404, Samples.text("rd-err-missing-404"));
            case THROTTLED -> source.next(429, "<html>Too Many Requests</html>", "Retry-After", "30");
            case CREDENTIAL_REFUSED -> {
                reddit.forgetToken();
                source.next(401, Samples.text("rd-03-token-bad-client-401"));
            }
            case OUT_OF_ORDER -> source.next(500, Samples.text("rd-err-internal-500"));
            case HTML -> source.next(502, "<html>Bad Gateway</html>", "Content-Type", "text/html");
            case NO_BODY -> source.next(503, "", "Content-Type", "application/json");
            case TRUNCATED -> source.next(200, document.substring(0, document.length() / 2));
            case FOREIGN_DOCUMENT -> source.next(200, "{\"hello\":\"world\"}");
            case SILENT -> source.nextSilence();
            case REDIRECT -> source.next(302, "", "Location", source.address() + "/elsewhere");
            case ENDLESS -> source.nextFlood();
        }
    }

    @Override
    protected int calls() {
        return reddit.source().calls().size();
    }

    @Override
    protected void exhaustBudget() throws PlatformException {
        reddit.exhaustBudget();
    }

    @Override
    protected List<String> secrets() {
        return reddit.secrets();
    }
}
