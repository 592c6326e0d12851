using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>A training run as the command <c>train</c> makes it, in a folder of its own, with its phases timed.</summary>
internal sealed class TimedTraining(TrainingSetting setting, BenchSettings settings) : IDisposable
{
    // The first update compiles code.
    private const int WarmUpUpdates = 1;

    // As many rounds as an interval takes.
    private const int LeastUpdates = 6;
    private const double SecondsFactor = 8;

    private readonly CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(settings.Cancellation);
    private BareShare? bare;
    private BareShare? byHand;
    private int updates;

    public PhaseTimes Times { get; } = new(settings.Clock, settings.Spent);

    /// <summary>What of all effort is not bare tensor work, update by update; null where the network is not known.</summary>
    public Rounds? NotTensors => NotIn(bare);

    /// <summary>The same, beside the network by hand; null where there is none.</summary>
    public Rounds? NotByHand => NotIn(byHand);

    /// <summary>Whether questions are answered; known once trained.</summary>
    public bool AnswersQuestions { get; private set; }

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
        byHand?.Dispose();
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
            Precision = settings.Precision,
            Threads = settings.Threads,
            Folder = folder,
        };
    }

    private TimedAgent Timed(IAgent agent, AgentContext context)
    {
        var (spec, device) = (context.Environment, settings.Device);
        AnswersQuestions = spec.QuestionAnswering is not null;
        var (rows, minibatch) = (setting.Rows, setting.MinibatchSize);
        if (setting.TrainsHeadsAlone)
        {
            bare = BareShare.Of(setting, settings, BareModel.Of(spec, rows, settings), BareModel.HeadsOf(spec, minibatch, settings));
        }
        else
        {
            bare = BareShare.Of(setting, settings, BareModel.Of(spec, rows, settings), BareModel.Of(spec, minibatch, settings));
            byHand = BareShare.Of(setting, settings, BareModel.ByHand(spec, rows, device), BareModel.ByHand(spec, minibatch, device));
        }

        return new TimedAgent(agent, Times, Updated);
    }

    // A round's update and what was measured right after it met the same machine.
    private Rounds? NotIn(BareShare? share) => share is null || Times.Updates == 0
        ? null
        : new Rounds([.. Times.Spent.Zip(share.SpentAnUpdate, (all, tensors) => 1 - tensors / all)]);

    private void Updated()
    {
        if (++updates == WarmUpUpdates)
        {
            Times.Start();
        }
        else if (updates > WarmUpUpdates)
        {
            bare?.Sample();
            byHand?.Sample();
            // What that left behind must not be the run's to collect.
            GC.Collect(1);
            if (Times.Updates >= LeastUpdates && Times.Seconds >= SecondsFactor * settings.Seconds)
            {
                enough.Cancel();
            }
        }
    }
}
