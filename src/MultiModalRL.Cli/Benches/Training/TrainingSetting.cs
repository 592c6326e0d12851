using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>PPO on an environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Options">PPO's options.</param>
/// <param name="Peers">Steps a second of others, at the same.</param>
internal sealed record TrainingSetting(EnvironmentRegistration Environment, int Rows, PpoOptions Options, PeerFigure[] Peers)
{
    private const string CartPole = "classic/CartPole-v1";
    private const int CleanRlSteps = 128;
    private const int CleanRlMinibatches = 4;
    private const int ShortRollout = 4;

    // PPO's own default where questions are answered.
    private const int QuestionMinibatch = 1024;

    // One thread, learning included, on the reference machine; of ranges the upper ends.
    private static readonly PeerFigure[] AtFour =
        [new("CleanRL (PyTorch 1.13)", 5_700), new("Stable-Baselines3 2.3", 6_200), new("RL_Matrix", 5_300), new("TorchSharp by hand", 25_000)];

    private static readonly PeerFigure[] AtSixtyFour = [new("CleanRL (PyTorch 1.13)", 22_500), new("TorchSharp by hand", 116_000)];

    /// <summary>Environment steps that an update learns from.</summary>
    public int StepsAnUpdate => Rows * Options.RolloutSteps;

    /// <summary>Observations a minibatch.</summary>
    public int MinibatchSize => Math.Min(Options.MinibatchSize ?? QuestionMinibatch, StepsAnUpdate);

    /// <summary>Passes through the optimizer an update.</summary>
    public int MinibatchesAnUpdate => Options.Epochs * ((StepsAnUpdate + MinibatchSize - 1) / MinibatchSize);

    /// <summary>The same with a shorter rollout where nobody's figures are of the whole one: shares stay, updates come sooner.</summary>
    public TrainingSetting Shortened => Peers.Length > 0 ? this : this with { Options = Options with { RolloutSteps = ShortRollout } };

    /// <summary>
    /// The same as after a start from a supervised run: the heads alone are trained, on what acting made of the observations.
    /// </summary>
    public TrainingSetting HeadsAlone => this with { Options = Options with { Train = TrainedPart.Heads, NormalizeObservations = false } };

    /// <summary>Whether it is <see cref="HeadsAlone"/>.</summary>
    public bool TrainsHeadsAlone => Options.Train == TrainedPart.Heads;

    /// <summary>What figures of it are called.</summary>
    public string Name => $"ppo, {Environment.Id}, {Rows} rows{(TrainsHeadsAlone ? ", heads alone" : "")}";

    /// <summary>The settings that an environment is measured with: those of others where there are any, else the defaults.</summary>
    public static IEnumerable<TrainingSetting> Of(EnvironmentRegistration environment) => environment.Id.ToString() == CartPole
        ? [new(environment, 4, CleanRl(4), AtFour), new(environment, 64, CleanRl(64), AtSixtyFour)]
        : [new(environment, new RunOptions().Rows, new PpoOptions(), [])];

    // Huang et al., JMLR 23 (2022): ppo.py with its defaults.
    private static PpoOptions CleanRl(int rows) => new()
    {
        RolloutSteps = CleanRlSteps,
        MinibatchSize = rows * CleanRlSteps / CleanRlMinibatches,
        LearningRate = 2.5e-4,
        FinalLearningRate = 0,
        Discount = 0.99,
        ValueClip = 0.2,
        NormalizeRewards = false,
        NormalizeObservations = false,
        EntropyCoefficient = 0.01,
        EntropySchedule = EntropySchedule.Constant,
    };
}
