using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>The run whose weights are measured or started from.</summary>
internal static class SourceRun
{
    /// <summary>Does what needs the run in an environment.</summary>
    /// <param name="run">The run's folder, or null where there is none.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="work">What is done.</param>
    /// <exception cref="InputException">As the work's; where the run is of another benchmark, the message says so first.</exception>
    public static T Fitting<T>(string? run, EnvironmentId environment, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InputException error) when (Stranger(run, environment) is { } manifest)
        {
            throw new InputException(
                $"{run}: a run of {manifest.Agent.Id} in {manifest.Environment.Id} does not fit {environment}: {error.Message}", error);
        }
    }

    // What goes wrong within one benchmark has reasons of its own.
    private static RunManifest? Stranger(string? run, EnvironmentId environment) =>
        run is not null && new RunFolder(run) is { Exists: true } folder && folder.ReadManifest() is var manifest
        && EnvironmentId.Parse(manifest.Environment.Id).Name != environment.Name
            ? manifest
            : null;
}
