package io.tidemark.experiment.host;

import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.sizing.probe.ProbeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options of a {@link HostChannel}, and how they make one. */
final class HostSettings {
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);

    static final List<Option> OPTIONS = options();

    private HostSettings() {}

    private static List<Option> options() {
        List<Option> options = new ArrayList<>(HostRecipe.OPTIONS);
        options.addAll(List.of(
                Option.optional("name", OptionKind.WORD, "host", "What it is called in events and macros."),
                Option.choice(
                        "restart",
                        "changed",
                        "When the channel acts: start the host anew only if that makes it another one, or always.",
                        "changed",
                        "always"),
                Option.optional("timeToLive", OptionKind.DURATION, "6h", "After which it is removed whatever happens.")
                        .or("time_to_live", "time-to-live"),
                Option.choice(
                        "probe",
                        "sampler",
                        "What samples its machine while a HostObserver or somebody else listens.",
                        "sampler",
                        "glances",
                        "none"),
                Option.optional(
                        "ec2",
                        OptionKind.SECTION,
                        "",
                        "The machines of `type: ec2`, beside the workers of a deployment.",
                        Option.optional("prefix", OptionKind.WORD, "", "Of the deployment."),
                        Option.optional("region", OptionKind.WORD, "", "Of AWS."),
                        Option.optional("profile", OptionKind.WORD, "", "Of the AWS configuration."),
                        Option.optional("subnet", OptionKind.WORD, "", "Where machines are made."),
                        Option.optional(
                                "keep",
                                OptionKind.YES,
                                "no",
                                "Leave the machine, and take one that was left. It costs."))));
        return options;
    }

    static HostChannel read(Settings settings) {
        HostRecipe recipe = HostRecipe.read(settings);
        Duration life = settings.duration("timeToLive");
        if (life.compareTo(SHORTEST_LIFE) < 0) {
            settings.reject("timeToLive", "must be at least 1s", "");
            life = SHORTEST_LIFE;
        }
        Duration within = settings.duration("readyWithin");
        if (!within.isPositive()) {
            settings.reject("readyWithin", "must be more than nothing", "");
            within = SHORTEST_LIFE;
        }
        return new HostChannel(
                settings.word("name"),
                recipe,
                new Hosts(within, life, ec2(settings.section("ec2"))),
                ProbeKind.valueOf(settings.choice("probe").toUpperCase(Locale.ROOT)),
                settings.choice("restart").equals("always"));
    }

    private static Hosts.Ec2 ec2(Settings settings) {
        Prefix prefix = settings.maybeWord("prefix")
                .flatMap(text -> {
                    try {
                        return Optional.of(Prefix.parse(text));
                    } catch (IllegalArgumentException e) {
                        settings.reject("prefix", String.valueOf(e.getMessage()), "");
                        return Optional.empty();
                    }
                })
                .orElse(Prefix.USUAL);
        AwsSettings aws = new AwsSettings(
                settings.maybeWord("region").orElse(null),
                settings.maybeWord("profile").orElse(null),
                null);
        return new Hosts.Ec2(aws, prefix, settings.yes("keep"), settings.maybeWord("subnet"));
    }
}
