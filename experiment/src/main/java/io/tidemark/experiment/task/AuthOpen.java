package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;
import java.util.Map;

/** Logs in to a cluster of the open edition. */
public final class AuthOpen extends ClusterLogin {
    public static final ComponentType<AuthOpen> TYPE = new ComponentType<>(
            Role.TASK,
            "auth.AuthOpen",
            List.of(),
            "Logs in to a DC/OS cluster of the open edition, and defines `dcos_auth_token`, with which all components send "
                    + "their requests from then on.",
            options(Option.required("token", OptionKind.TEXT, "The user's token.")),
            List.of(),
            AuthOpen::new);

    private AuthOpen(Settings settings) {
        super(settings, Map.of("token", settings.text("token")));
    }
}
