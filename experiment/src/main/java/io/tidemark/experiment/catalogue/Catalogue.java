package io.tidemark.experiment.catalogue;

import io.tidemark.experiment.channel.BulkRequestChannel;
import io.tidemark.experiment.channel.CmdlineChannel;
import io.tidemark.experiment.channel.HTTPChannel;
import io.tidemark.experiment.channel.ListPatchChannel;
import io.tidemark.experiment.channel.MarathonDeployChannel;
import io.tidemark.experiment.channel.MarathonUpdateChannel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.host.HostChannel;
import io.tidemark.experiment.host.HostObserver;
import io.tidemark.experiment.load.LoadChannel;
import io.tidemark.experiment.load.LoadObserver;
import io.tidemark.experiment.load.LoadRunner;
import io.tidemark.experiment.observer.HttpTimingObserver;
import io.tidemark.experiment.observer.JmxObserver;
import io.tidemark.experiment.observer.JsonPollObserver;
import io.tidemark.experiment.observer.LogStaxObserver;
import io.tidemark.experiment.observer.MarathonEventsObserver;
import io.tidemark.experiment.observer.MarathonLogsObserver;
import io.tidemark.experiment.observer.MarathonPollerObserver;
import io.tidemark.experiment.observer.SseObserver;
import io.tidemark.experiment.page.HtmlReporter;
import io.tidemark.experiment.policy.AutoExplorerPolicy;
import io.tidemark.experiment.policy.ChainedDeploymentPolicy;
import io.tidemark.experiment.policy.MultiStepPolicy;
import io.tidemark.experiment.policy.MultivariableExplorerPolicy;
import io.tidemark.experiment.policy.SimplePolicy;
import io.tidemark.experiment.policy.TimeEvolutionPolicy;
import io.tidemark.experiment.reporter.ConsoleReporter;
import io.tidemark.experiment.reporter.CsvReporter;
import io.tidemark.experiment.reporter.DataDogMetricReporter;
import io.tidemark.experiment.reporter.DataDogReporter;
import io.tidemark.experiment.reporter.LogReporter;
import io.tidemark.experiment.reporter.PlotReporter;
import io.tidemark.experiment.reporter.PostgrestReporter;
import io.tidemark.experiment.reporter.RawEventsReporter;
import io.tidemark.experiment.reporter.RawReporter;
import io.tidemark.experiment.reporter.aws.S3Reporter;
import io.tidemark.experiment.task.AuthEE;
import io.tidemark.experiment.task.AuthOpen;
import io.tidemark.experiment.task.Delay;
import io.tidemark.experiment.task.HttpRequest;
import io.tidemark.experiment.task.Login;
import io.tidemark.experiment.task.RemoveAllApps;
import io.tidemark.experiment.task.RemoveAllJobs;
import io.tidemark.experiment.task.RemoveGroup;
import io.tidemark.experiment.task.RemoveMatchingApps;
import io.tidemark.experiment.task.Run;
import io.tidemark.experiment.tracker.CountTracker;
import io.tidemark.experiment.tracker.DumpMetricTracker;
import io.tidemark.experiment.tracker.DurationTracker;
import io.tidemark.experiment.tracker.EventAttributeTracker;
import io.tidemark.experiment.tracker.LogStaxTracker;
import java.util.List;

/** All classes of components, in the order of their description. */
public final class Catalogue {
    private Catalogue() {}

    /** With loads that come from this process and go to this machine. */
    public static List<ComponentType<?>> local() {
        return with(LoadChannel.TYPE);
    }

    /** With loads that are sent by this runner. */
    public static List<ComponentType<?>> of(LoadRunner loads) {
        return with(LoadChannel.type(loads));
    }

    private static List<ComponentType<?>> with(ComponentType<LoadChannel> load) {
        return List.of(
                MultiStepPolicy.TYPE,
                MultivariableExplorerPolicy.TYPE,
                SimplePolicy.TYPE,
                TimeEvolutionPolicy.TYPE,
                AutoExplorerPolicy.TYPE,
                ChainedDeploymentPolicy.TYPE,
                HTTPChannel.TYPE,
                CmdlineChannel.TYPE,
                load,
                HostChannel.TYPE,
                BulkRequestChannel.TYPE,
                ListPatchChannel.TYPE,
                MarathonDeployChannel.TYPE,
                MarathonUpdateChannel.TYPE,
                HttpTimingObserver.TYPE,
                LoadObserver.TYPE,
                HostObserver.TYPE,
                JmxObserver.TYPE,
                LogStaxObserver.TYPE,
                JsonPollObserver.TYPE,
                SseObserver.TYPE,
                MarathonEventsObserver.TYPE,
                MarathonLogsObserver.TYPE,
                JsonPollObserver.MARATHON_TYPE,
                MarathonPollerObserver.TYPE,
                EventAttributeTracker.TYPE,
                DurationTracker.TYPE,
                CountTracker.TYPE,
                DumpMetricTracker.TYPE,
                LogStaxTracker.TYPE,
                HttpRequest.TYPE,
                Login.TYPE,
                AuthEE.TYPE,
                AuthOpen.TYPE,
                Delay.TYPE,
                Run.TYPE,
                RemoveAllApps.TYPE,
                RemoveMatchingApps.TYPE,
                RemoveGroup.TYPE,
                RemoveAllJobs.TYPE,
                HtmlReporter.TYPE,
                RawReporter.TYPE,
                CsvReporter.TYPE,
                PlotReporter.TYPE,
                ConsoleReporter.TYPE,
                RawEventsReporter.TYPE,
                LogReporter.TYPE,
                S3Reporter.TYPE,
                PostgrestReporter.TYPE,
                DataDogReporter.TYPE,
                DataDogMetricReporter.TYPE);
    }
}
