package io.tidemark.functions.flow;

import io.tidemark.core.window.Outcome;
import java.util.List;

/** Decides what responses to a step are worth, and takes from them what later steps need. */
final class Judge {
    private final List<Verification> checks;
    private final List<Extractor> extractors;
    private final boolean readsBody;

    /** @param checks in the order in which they are to fail: a status says more than a missing text */
    Judge(List<Verification> checks, List<Extractor> extractors) {
        this.checks = List.copyOf(checks);
        this.extractors = List.copyOf(extractors);
        this.readsBody = checks.stream().anyMatch(Verification::readsBody)
                || extractors.stream().anyMatch(Extractor::readsBody);
    }

    boolean readsBody() {
        return readsBody;
    }

    /** Never throws: what comes over the wire is not trusted, and neither is the code that reads it. */
    @SuppressWarnings("IllegalCatch")
    Judgement judge(Session session, Incoming response) {
        try {
            CookieJar cookies = session.cookies();
            if (cookies != null) {
                cookies.store(response.headers(CookieJar.SET_COOKIE));
            }
            Content content = new Content(response);
            for (Verification check : checks) {
                check.verify(session, content);
            }
            for (Extractor extractor : extractors) {
                extractor.extract(session, content);
            }
            return Judgement.OK;
        } catch (BadResponse bad) {
            return bad.judgement();
        } catch (RuntimeException unforeseen) {
            // the message may quote the response, so only the kind is shown
            return new Judgement(
                    Outcome.OTHER, "judging failed: " + unforeseen.getClass().getSimpleName());
        }
    }
}
