package io.tidemark.experiment.reporter;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.plot.Colormap;
import io.tidemark.experiment.plot.Scale;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A picture for each metric. */
public final class PlotReporter implements Reporter {
    public static final ComponentType<PlotReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "PlotReporter",
            List.of(),
            "Draws a PNG of 850 x 600 for each metric: over one parameter a line for each summarizer, with error bars;"
                    + " over two a map in colours for each summarizer. With a reference, a second panel shows how many"
                    + " times the reference the values are. An experiment with more than two parameters is refused.",
            List.of(
                    Option.optional("default", OptionKind.WORD, "0", "What stands for a parameter that has no value."),
                    Option.optional("prefix", OptionKind.TEXT, "plot-", "What a file's name begins with."),
                    Option.optional("suffix", OptionKind.TEXT, "", "What it ends with, before `.png`."),
                    Option.choice(
                            "xscale",
                            "linear",
                            "The scale of the first parameter.",
                            Scale.words().toArray(String[]::new)),
                    Option.choice(
                            "yscale",
                            "linear",
                            "The scale of the values, or of the second parameter where there are two.",
                            Scale.words().toArray(String[]::new)),
                    Option.optional(
                            "colormap",
                            OptionKind.WORD,
                            "winter",
                            "The colours of a map, by a name that Matplotlib has: `viridis`, `winter`, `hot_r`, ..."),
                    Option.optional(
                            "raw", OptionKind.YES, "no", "Whether every value is shown as a dot, instead of figures."),
                    Option.optional(
                            "reference",
                            OptionKind.SECTION,
                            "",
                            "A raw dump to compare with.",
                            Option.required(
                                            "data",
                                            OptionKind.TEXT,
                                            "Where it is: an address that begins with `http`, or a file.")
                                    .or("url"),
                            Option.optional(
                                    "ratiocolormap", OptionKind.WORD, "bwr", "The colours of the map of ratios."),
                            Option.optional(
                                    "name",
                                    OptionKind.TEXT,
                                    "ref",
                                    "What it is called in the plot. <code>{{refmeta:version}}</code> and the like are"
                                            + " its own metadata."),
                            Option.optional("headers", OptionKind.TEXTS, "", "Headers of the request for it."))),
            List.of(),
            PlotReporter::new);

    private final String otherwise;
    private final Template prefix;
    private final Template suffix;
    private final Scale x;
    private final Scale y;
    private final Colormap colormap;
    private final boolean raw;
    private final Optional<Comparison> comparison;

    private record Comparison(Template data, Colormap colormap, Template name, Map<String, Template> headers) {}

    private PlotReporter(Settings settings) {
        otherwise = settings.word("default");
        prefix = settings.text("prefix");
        suffix = settings.text("suffix");
        x = Scale.of(settings.choice("xscale")).orElse(Scale.LINEAR);
        y = Scale.of(settings.choice("yscale")).orElse(Scale.LINEAR);
        colormap = colormap(settings, "colormap");
        raw = settings.yes("raw");
        comparison = settings.maybeSection("reference")
                .map(reference -> new Comparison(
                        reference.text("data"),
                        colormap(reference, "ratiocolormap"),
                        reference.text("name"),
                        reference.texts("headers")));
    }

    private static Colormap colormap(Settings settings, String key) {
        String name = settings.word(key);
        return Colormap.find(name).orElseGet(() -> {
            settings.reject(key, "must be the name of a colormap", Suggestion.of(name, Colormap.names()));
            return Colormap.find(Colormap.names().getFirst()).orElseThrow();
        });
    }

    @Override
    public List<String> report(Results results, Stage stage) throws Exception {
        Scope scope = stage.scope(Trace.NONE);
        Optional<RawReference> reference = reference(scope, stage);
        String name = comparison
                .map(with -> with.name()
                        .render(reference
                                .map(RawReference::scope)
                                .orElse(Scope.EMPTY)
                                .orElse(scope)))
                .orElse("");
        Colormap ratios = comparison.map(Comparison::colormap).orElse(colormap);
        PlotStyle style = new PlotStyle(x, y, colormap, ratios, raw, otherwise, name);
        List<String> files = new ArrayList<>();
        for (Plots.Plot plot : (Iterable<Plots.Plot>) new Plots(results, style, reference).all()::iterator) {
            Path file = ReportFile.in(
                    stage.results(),
                    prefix.render(scope) + plot.name().replaceAll("[^\\p{L}\\p{N}._() +-]", "_") + suffix.render(scope)
                            + ".png");
            ReportFile.write(file, plot.picture()::writePng);
            files.add(file.toString());
        }
        return files;
    }

    /** Without it the plots are still worth having. */
    private Optional<RawReference> reference(Scope scope, Stage stage) throws InterruptedException {
        if (comparison.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        comparison.get().headers().forEach((name, value) -> headers.put(name, value.render(scope)));
        try {
            return Optional.of(RawReference.fetch(comparison.get().data().render(scope), headers, stage.directory()));
        } catch (IOException | IllegalArgumentException e) {
            stage.note("Plots are without their reference: " + e.getMessage());
            return Optional.empty();
        }
    }
}
