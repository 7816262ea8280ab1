package io.tidemark.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command line's words say is to be loaded: a plan file, URLs, or a plan file and the URL of its target.
 *
 * @param weights of the URLs, as texts; empty when all are alike
 */
record Targets(Optional<String> planFile, List<TargetUrl> urls, List<String> weights) {
    private static final List<String> PLAN_ENDINGS = List.of(".yml", ".yaml", ".json");

    Targets {
        urls = List.copyOf(urls);
        weights = List.copyOf(weights);
    }

    static Targets of(List<String> words, List<String> weights, LegacyOptions legacy, Findings findings) {
        boolean planFile = isPlanFile(words.getFirst());
        List<TargetUrl> urls = new ArrayList<>();
        for (String word : words.subList(planFile ? 1 : 0, words.size())) {
            if (isPlanFile(word)) {
                findings.add(
                        "URL|PLAN.yml",
                        word,
                        "must be the first and only plan file",
                        "a URL that ends like a file needs its http://");
            } else {
                urls.add(TargetUrl.of(word, legacy, findings));
            }
        }
        if (planFile) {
            checkTarget(urls, findings);
        }
        checkWeights(weights, planFile ? 0 : urls.size(), findings);
        return new Targets(planFile ? Optional.of(words.getFirst()) : Optional.empty(), urls, weights);
    }

    /** A name that ends like one, unless it has a scheme. */
    static boolean isPlanFile(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return !word.contains("://") && PLAN_ENDINGS.stream().anyMatch(lower::endsWith);
    }

    void into(Overlay overlay) {
        if (urls.isEmpty()) {
            return;
        }
        String base = urls.getFirst().base();
        overlay.put("target", base, "URL");
        if (planFile.isPresent()) {
            return;
        }
        boolean oneHost = urls.stream().allMatch(url -> url.base().equals(base));
        for (int i = 0; i < urls.size(); i++) {
            TargetUrl url = urls.get(i);
            overlay.put(step(i) + ".url", oneHost ? url.path() : url.base() + url.path(), "URL");
            overlay.put("scenarios[" + i + "].weight", weight(i), "--weights");
            if (!oneHost) {
                // By default a step is named after its path, and requests for two hosts would be counted together.
                overlay.put(step(i) + ".name", nameOf(url), "URL");
            }
        }
    }

    /** Path of the only step of a URL's scenario. */
    static String step(int url) {
        return "scenarios[" + url + "].steps[0]";
    }

    private @Nullable String weight(int url) {
        return url < weights.size() ? weights.get(url).strip() : null;
    }

    private static String nameOf(TargetUrl url) {
        String path = url.path();
        int query = path.indexOf('?');
        return url.base() + (query < 0 ? path : path.substring(0, query));
    }

    private static void checkTarget(List<TargetUrl> urls, Findings findings) {
        if (urls.size() > 1) {
            findings.add("URL", null, "must be one at most beside a plan file", "write several as targets of the plan");
        } else if (!urls.isEmpty() && urls.getFirst().hasPath()) {
            findings.add(
                    "URL",
                    urls.getFirst().path(),
                    "must have no path beside a plan file",
                    "it replaces the plan's target; paths are in its steps");
        }
    }

    private static void checkWeights(List<String> weights, int urls, Findings findings) {
        if (!weights.isEmpty() && weights.size() != urls) {
            findings.add(
                    "--weights",
                    String.join(",", weights),
                    "must be as many as there are URLs, which are " + urls,
                    urls == 0 ? "scenarios of a plan have their own weight" : "");
        }
    }
}
