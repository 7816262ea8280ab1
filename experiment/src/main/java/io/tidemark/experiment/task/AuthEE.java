package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;
import java.util.Map;

/** Logs in to a cluster of the enterprise edition. */
public final class AuthEE extends ClusterLogin {
    public static final ComponentType<AuthEE> TYPE = new ComponentType<>(
            Role.TASK,
            "auth.AuthEE",
            List.of(),
            "Logs in to a DC/OS cluster of the enterprise edition, and defines `dcos_auth_token`, with which all components "
                    + "send their requests from then on.",
            options(
                    Option.required("user", OptionKind.TEXT, "The user's name."),
                    Option.required("password", OptionKind.TEXT, "The user's password.")),
            List.of(),
            AuthEE::new);

    private AuthEE(Settings settings) {
        super(settings, Map.of("uid", settings.text("user"), "password", settings.text("password")));
    }
}
