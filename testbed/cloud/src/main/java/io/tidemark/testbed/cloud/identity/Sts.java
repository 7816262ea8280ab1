package io.tidemark.testbed.cloud.identity;

import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.protocol.Element;
import io.tidemark.testbed.cloud.protocol.QueryService;
import io.tidemark.testbed.cloud.protocol.Service;
import java.util.Map;

/** Who asks: always the same user. */
public final class Sts {
    private static final String USER_ID = "AIDATESTERTESTERTESTE";

    private Sts() {}

    public static Service service() {
        return QueryService.query(
                "sts",
                "2011-06-15",
                Map.of(
                        "GetCallerIdentity",
                        call -> Element.of("result")
                                .with("Arn", Account.USER)
                                .with("UserId", USER_ID)
                                .with("Account", Account.ID)));
    }
}
