package io.tidemark.experiment.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.experiment.plot.Curve.Node;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotPartsTest {
    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource(delimiter = '|', textBlock = """
            LINEAR | 0      | 10      | 5  | 0 2 4 6 8 10
            LINEAR | 0      | 1       | 4  | 0 0.5 1.0
            LINEAR | -3     | 3       | 6  | -3 -2 -1 0 1 2 3
            LINEAR | 0      | 45000   | 5  | 0 10k 20k 30k 40k
            LINEAR | 0      | 0.00025 | 5  | 0 0.00005 0.00010 0.00015 0.00020 0.00025
            LINEAR | 1000   | 1000.4  | 4  | 1000.0 1000.1 1000.2 1000.3 1000.4
            LINEAR | 100000 | 100004  | 4  | 100000 100001 100002 100003 100004
            LOG10  | 1      | 1000    | 12 | 1 2 5 10 20 50 100 200 500 1000
            LOG10  | 0.01   | 1e8     | 6  | 0.01 1 100 10k 1M 100M
            LOG    | 3      | 300     | 12 | 5 10 20 50 100 200
            LOG2   | 1      | 64      | 10 | 1 2 4 8 16 32 64
            LOG2   | 1      | 1048576 | 5  | 1 32 1024 32768 1.05M
            LOG10  | 20     | 90      | 5  | 20 40 60 80
            """)
    void ticksAreAtRoundNumbers(Scale scale, double from, double to, int most, String labels) {
        List<Tick> ticks =
                scale.isLogarithmic() ? Ticks.logarithmic(scale, from, to, most) : Ticks.linear(from, to, most);
        assertThat(ticks).extracting(Tick::label).containsExactly(labels.split(" "));
    }

    /** Whatever the values are, there are ticks, not too many, and all within the range. */
    @Test
    void anyRangeHasTicks() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            Scale scale = List.of(Scale.values()).get(random.nextInt(Scale.values().length));
            PlotAxis axis = PlotAxis.numbers("x", scale);
            double[] values = random.doubles(1 + random.nextInt(3), -20, 20)
                    .map(exponent -> Math.copySign(Math.pow(10, exponent), random.nextInt(4) - 0.5))
                    .toArray();
            Range range = Range.of(axis, DoubleStream.of(values), random.nextBoolean());
            int most = 2 + random.nextInt(12);
            List<Tick> ticks = range.ticks(most);
            assertThat(ticks.size()).as("%s %s", scale, values).isBetween(0, most + 2);
            for (Tick tick : ticks) {
                assertThat(range.place(tick.value()))
                        .as("%s %s %s", scale, values, tick)
                        .isBetween(-1e-6, 1 + 1e-6);
            }
            for (double value : values) {
                if (range.shows(value)) {
                    assertThat(range.place(value)).as("%s %s", scale, values).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Test
    void aFieldGoesThroughWhatWasMeasured() {
        List<Spot> grid = new ArrayList<>();
        for (double x : new double[] {0.1, 0.4, 0.9}) {
            for (double y : new double[] {0.2, 0.8}) {
                grid.add(new Spot(x, y, 10 * x + y));
            }
        }
        Field field = Field.of(grid);
        grid.forEach(spot -> assertThat(field.at(spot.x(), spot.y())).isCloseTo(spot.value(), within(1e-12)));
        assertThat(field.at(0.25, 0.5)).isCloseTo(3, within(1e-12));
        assertThat(field.at(0, 0)).isCloseTo(1.2, within(1e-12));
        assertThat(field.at(2, 2)).isCloseTo(9.8, within(1e-12));
    }

    @Test
    void aHoleInAGridIsFilledFromAround() {
        List<Spot> spots = new ArrayList<>();
        for (int x = 0; x < 3; x++) {
            for (int y = 0; y < 3; y++) {
                if (x != 1 || y != 1) {
                    spots.add(new Spot(x / 2.0, y / 2.0, 7));
                }
            }
        }
        assertThat(Field.of(spots).at(0.5, 0.5)).isCloseTo(7, within(1e-12));
    }

    @Test
    void scatteredSpotsGiveAFieldToo() {
        Random random = new Random(5);
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            spots.add(new Spot(x, y, x + y));
        }
        Field field = Field.of(spots);
        for (int i = 0; i < 200; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            assertThat(field.at(x, y)).isCloseTo(x + y, within(0.25));
        }
        assertThat(Field.of(List.of(new Spot(0.5, 0.5, 3))).at(0.9, 0)).isEqualTo(3);
    }

    @Test
    void everyColormapGoesFromItsFirstColourToItsLast() {
        assertThat(Colormap.names()).hasSizeGreaterThan(40).contains("winter", "bwr", "PuOr", "viridis");
        for (String name : Colormap.names()) {
            Colormap colormap = Colormap.find(name).orElseThrow();
            Colormap reversed = Colormap.find(name + "_r").orElseThrow();
            for (double share : new double[] {0, 0.3, 0.5, 1}) {
                assertThat(reversed.at(1 - share)).as(name).isEqualTo(colormap.at(share));
            }
            assertThat(colormap.at(-3)).isEqualTo(colormap.at(0));
        }
        assertThat(Colormap.find("winter").orElseThrow().at(0)).isEqualTo(new Color(0x0000FF));
        assertThat(Colormap.find("winter").orElseThrow().at(1)).isEqualTo(new Color(0x00FF80));
        assertThat(Colormap.find("bwr").orElseThrow().at(0.5)).isEqualTo(Color.WHITE);
        assertThat(Colormap.find("nothing")).isEmpty();
    }

    @Test
    void aRatioIsWhereBothHaveAValue() {
        Curve now = new Curve("mean", List.of(new Node(3, 6, 0), new Node(1, 2, 0), new Node(9, 1, 0)));
        Curve before = new Curve("mean", List.of(new Node(0, 2, 0), new Node(2, 4, 0), new Node(3, 0, 0)));
        LineChart numbers = chart(PlotAxis.numbers("x", Scale.LINEAR), now);
        // At 1 the reference is halfway from 2 to 4; at 3 it is 0, and at 9 there is none.
        assertThat(numbers.ratio(now, before).nodes()).containsExactly(new Node(1, 2 / 3.0, 0));
        LineChart categories = chart(PlotAxis.categories("x", List.of("a", "b", "c", "d")), now);
        assertThat(categories.ratio(now, before).nodes()).isEmpty();
    }

    @Test
    void emptyChartsCanBeDrawn() {
        Picture picture = chart(PlotAxis.numbers("x", Scale.LOG2), new Curve("mean", List.of()))
                .draw();
        assertThat(picture.pixel(2, 2)).isEqualTo(0xFFFFFF);
        HeatLayer layer = new HeatLayer(
                "m", List.of(), Colormap.find("jet").orElseThrow(), OptionalDouble.empty(), OptionalDouble.empty());
        PlotAxis axis = PlotAxis.numbers("x", Scale.LINEAR);
        assertThat(new HeatChart("t", axis, axis, List.of(layer), true).draw().pixel(2, 2))
                .isEqualTo(0xFFFFFF);
    }

    private static LineChart chart(PlotAxis x, Curve curve) {
        return new LineChart("t", x, PlotAxis.numbers("y", Scale.LINEAR), List.of(curve), false, Optional.empty());
    }
}
