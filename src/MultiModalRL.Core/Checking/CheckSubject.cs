namespace MultiModalRL.Core;

/// <summary>The environment under check, made as often as the checks need it.</summary>
internal sealed class CheckSubject : IDisposable
{
    /// <summary>Rows where the number does not matter: enough for several to end in one step.</summary>
    public const int Rows = 3;

    private readonly EnvironmentRegistration registration;
    private readonly EnvironmentRequest request;
    private readonly object options;
    private readonly Dictionary<int, IVectorEnvironment> byRows = [];

    public CheckSubject(EnvironmentRegistration registration, EnvironmentRequest request, object options)
    {
        this.registration = registration;
        this.request = request;
        this.options = options;
        Spec = Shared(Rows).Spec;
    }

    public EnvironmentSpec Spec { get; }

    /// <summary>The seed of the plans.</summary>
    public ulong Seed => request.Seed;

    /// <summary>A fresh environment, the caller's to dispose.</summary>
    public IVectorEnvironment Make(int rows) => registration.Create(request with { Count = rows }, options);

    /// <summary>An environment that checks share: making one may mean reading a dataset.</summary>
    public IVectorEnvironment Shared(int rows) => byRows.TryGetValue(rows, out var made) ? made : byRows[rows] = Make(rows);

    /// <summary>A plan without end over all examples.</summary>
    public EpisodePlan Plan(ulong seed) => EpisodePlan.Endless(seed, Spec.ExampleCount);

    /// <summary>The first finding of an inspection of every step of a play; null where there is none.</summary>
    /// <param name="inspect">Tells what is wrong with what the play shows now.</param>
    /// <param name="spending">Whether answers are given only where nothing else is legal.</param>
    public string? Inspect(Func<Play, string?> inspect, bool spending = false)
    {
        var play = new Play(Shared(Rows), Plan(Seed), garbage: 1, spending);
        play.Reset();
        var finding = inspect(play);
        while (finding is null && play.Goes)
        {
            play.Step();
            finding = inspect(play);
        }

        return finding is null ? null : $"at step {play.Steps}, {finding}";
    }

    public void Dispose()
    {
        foreach (var environment in byRows.Values)
        {
            environment.Dispose();
        }
    }
}
