namespace MultiModalRL.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the input is wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>Interrupted after a clean checkpoint.</summary>
    public const int Interrupted = 130;
}
