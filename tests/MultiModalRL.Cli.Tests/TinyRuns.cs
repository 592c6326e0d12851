namespace MultiModalRL.Cli.Tests;

/// <summary>Arguments of runs that take a second or less.</summary>
internal static class TinyRuns
{
    public const string Glimpse = "glimpse/GridShapesExists-v0";
    public const string Oneshot = "oneshot/GridShapesExists-v0";

    public static string[] Data { get; } =
    [
        "--set", "environment.benchmark.trainExamples=300",
        "--set", "environment.benchmark.validationExamples=60",
        "--set", "environment.benchmark.testExamples=40",
    ];

    public static string[] Supervised(string folder) =>
    [
        "train", "--env", Glimpse, "--agent", "supervised", "--steps", "400", "--device", "cpu", "--out", folder, "--quiet", .. Data,
    ];

    /// <summary>About 400 updates with a validation every tenth and a checkpoint every thirtieth.</summary>
    public static string[] SupervisedForLong(string folder) =>
    [
        "train", "--env", Glimpse, "--agent", "supervised", "--steps", "12800", "--device", "cpu", "--out", folder, .. Data,
        "--set", "minibatchSize=32", "--set", "validateEvery=320", "--set", "patience=0", "--set", "run.checkpointSteps=960",
    ];

    /// <summary>About 60 updates, a checkpoint every fifth.</summary>
    public static string[] Ppo(string folder) =>
    [
        "train", "--env", Glimpse, "--agent", "ppo", "--steps", "4000", "--device", "cpu", "--out", folder, .. Data,
        "--set", "run.rows=16", "--set", "run.checkpointSteps=320", "--set", "rolloutSteps=4", "--set", "minibatchSize=32",
    ];
}
