package io.tidemark.sizing.search;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.capacity.SearchSettings;

/** How the load a target can take is looked for. */
public sealed interface Method {
    /** For people and dumps: {@code capacity}, {@code quick}, {@code ramp}. */
    String label();

    /** What is varied. */
    SearchSettings.Variable by();

    /** The highest load that may be offered. */
    double highest();

    /** By windows of held load and a statistical model. */
    record Capacity(SearchSettings settings) implements Method {
        public Capacity {
            requireNonNull(settings, "settings is null");
        }

        @Override
        public String label() {
            return switch (settings.mode()) {
                case QUICK -> "quick";
                case CAPACITY -> "capacity";
            };
        }

        @Override
        public SearchSettings.Variable by() {
            return settings.by();
        }

        @Override
        public double highest() {
            return settings.highest();
        }
    }

    /** By a climbing load and Molotov's rule. */
    record Ramp(RampSettings settings) implements Method {
        public Ramp {
            requireNonNull(settings, "settings is null");
        }

        @Override
        public String label() {
            return "ramp";
        }

        @Override
        public SearchSettings.Variable by() {
            return settings.by();
        }

        @Override
        public double highest() {
            return settings.highest();
        }
    }
}
