using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>A registered environment with its buffers.</summary>
internal sealed class DynamicsRun : IDisposable
{
    private readonly EpisodePlan plan;
    private readonly IVectorEnvironment environment;

    public DynamicsRun(string id, int rows = 1, JsonObject? options = null, EpisodePlan? plan = null, bool reset = true)
    {
        this.plan = plan ?? EpisodePlan.Endless(1, 1);
        environment = Make(id, rows, options);
        Current = new VectorStep(environment.Spec, rows);
        Actions = new Columns(environment.Spec.Action, rows) { Count = rows };
        Info = new Columns(environment.Spec.Info, rows);
        if (reset)
        {
            environment.Reset(this.plan, Current, Info);
        }
    }

    public static EnvironmentRegistry Registry { get; } = new ServiceCollection()
        .AddMultiModalRL().AddModulesFrom(typeof(Benchmark).Assembly).BuildServiceProvider().GetRequiredService<EnvironmentRegistry>();

    public EnvironmentSpec Spec => environment.Spec;

    public VectorStep Current { get; }

    public Columns Actions { get; }

    public Columns Info { get; }

    public static IVectorEnvironment Make(string id, int rows, JsonObject? options = null)
    {
        var registration = Registry.Get(id);
        return registration.Create(
            new EnvironmentRequest(rows, Split.Train, null, 0), OptionsBinder.Bind(registration.OptionsType, options, "environment"));
    }

    /// <summary>The stream that an episode's content is drawn from.</summary>
    public RandomStream Stream(long episode = 0) => plan.At(episode).Random();

    public ulong Key(long episode, int step) => plan.At(episode).Key(step);

    /// <summary>Steps with the actions that are set.</summary>
    public void Step() => environment.Step(Actions, Current, Info);

    /// <summary>Steps with one action in all rows.</summary>
    public StepStatus Step(int action)
    {
        Actions.All(new Field<int>(0, 1)).Fill(action);
        Step();
        return Current.Status[0];
    }

    /// <summary>Steps with one real action in all rows.</summary>
    public StepStatus Step(float action)
    {
        Actions.All(new Field<float>(0, Actions.Space.Fields[0].Space.Width)).Fill(action);
        Step();
        return Current.Status[0];
    }

    public float[] Observed(int row = 0) => [.. Current.Observations.Values(Observation, row)];

    public float[] Final(int final = 0) => [.. Current.Finals.Values(Observation, final)];

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        environment.Save(writer);
        return stream.ToArray();
    }

    public void Load(byte[] state)
    {
        using var reader = new BinaryReader(new MemoryStream(state));
        environment.Load(reader, plan, Current, Info);
    }

    public void Dispose() => environment.Dispose();

    private Field<float> Observation => Spec.Observation.Field<float>("observation");
}
