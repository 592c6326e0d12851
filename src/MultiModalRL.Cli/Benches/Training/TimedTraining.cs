using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>A training run as the command <c>train</c> makes it, in a folder of its own, with its phases timed.</summary>
internal sealed class TimedTraining(TrainingSetting setting, BenchSettings settings) : IDisposable
{
    // The first update compiles code.
    private const int WarmUpUpdates = 1;
    private const int LeastUpdates = 2;
    private const double SecondsFactor = 8;

    private readonly CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(settings.Cancellation);
    private BareShare? bare;
    private int updates;

    public PhaseTimes Times { get; } = new(settings.Clock, settings.Spent);

    /// <summary>Bare tensor work ÷ all effort; null where the network is not known.</summary>
    public double? TensorShare => bare?.SpentAnUpdate * Times.Updates / Times.Spent;

    /// <summary>Trains for a while.</summary>
    /// <exception cref="InputException">The agent does not support the environment.</exception>
    public void Run()
    {
        var folder = Directory.CreateTempSubdirectory("mmrl-bench-");
        try
        {
            _ = new TrainingRun(Request(Path.Combine(folder.FullName, "run")), settings.Clock).Start(enough.Token);
            settings.Cancellation.ThrowIfCancellationRequested();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose()
    {
        bare?.Dispose();
        enough.Dispose();
    }

    private TrainingRequest Request(string folder)
    {
        var (environment, agent) = (setting.Environment, settings.Registries.Agents.Get(PpoAgent.Name));
        return new TrainingRequest
        {
            Environment = environment with { Create = (request, options) => new TimedEnvironment(environment.Create(request, options), Times) },
            EnvironmentOptions = OptionsBinder.Bind(environment.OptionsType, null, "environment"),
            Agent = agent with { Create = (context, options) => Timed(agent.Create(context, options), context) },
            AgentOptions = setting.Options,
            Run = new RunOptions { Rows = setting.Rows, CheckpointSteps = long.MaxValue, CheckpointMinutes = 0 },
            Data = settings.Data,
            Steps = 100_000_000,
            Seed = 1,
            Device = settings.Device,
            Threads = settings.Threads,
            Folder = folder,
        };
    }

    private TimedAgent Timed(IAgent agent, AgentContext context)
    {
        bare = BareShare.Of(setting, context.Environment, settings);
        return new TimedAgent(agent, Times, Updated);
    }

    private void Updated()
    {
        if (++updates == WarmUpUpdates)
        {
            Times.Start();
        }
        else if (updates > WarmUpUpdates)
        {
            bare?.Sample();
            // What that left behind must not be the run's to collect.
            GC.Collect(1);
            if (Times.Updates >= LeastUpdates && Times.Seconds >= SecondsFactor * settings.Seconds)
            {
                enough.Cancel();
            }
        }
    }
}
