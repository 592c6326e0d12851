using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace MultiModalRL.Core;

/// <summary>Makes sub-environments anew that crashed, as often as that is allowed; what else rows threw it throws.</summary>
/// <param name="create">Makes the sub-environment of a row; null where none can be made.</param>
/// <param name="restarts">Counts.</param>
internal sealed class Recovery(Func<int, IEnvironment>? create, EnvironmentRestarts restarts)
{
    /// <summary>Makes one a row; where one cannot be made, those before it are disposed.</summary>
    public static ImmutableArray<IEnvironment> Make(Func<int, IEnvironment> create, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var made = new List<IEnvironment>(count);
        try
        {
            for (var row = 0; row < count; row++)
            {
                made.Add(create(row));
            }
        }
        catch
        {
            made.ForEach(environment => environment.Dispose());
            throw;
        }

        return [.. made];
    }

    /// <summary>Sees to one row that failed.</summary>
    /// <exception cref="EnvironmentException">It crashed, and is not allowed to or cannot be made anew.</exception>
    /// <exception cref="InputException">It was the user's input: as the environment threw it.</exception>
    public void See(EpisodeRow row)
    {
        if (row.Failure is not EnvironmentException crash)
        {
            ExceptionDispatchInfo.Throw(row.Failure!);
        }
        else if (create is null || restarts.AreUsedUp)
        {
            throw restarts.Allowed == 0 ? crash : Retold(crash, crash.InnerException!, $" (all {restarts.Allowed} restarts are used up)");
        }
        else
        {
            restarts.Add(MadeAnew(row, crash, create));
        }
    }

    private static EnvironmentException MadeAnew(EpisodeRow row, EnvironmentException crash, Func<int, IEnvironment> create)
    {
        try
        {
            return row.MakeAnew(create) is { } left
                ? Retold(crash, new AggregateException(crash.InnerException!, left), " (the second while it was disposed)")
                : crash;
        }
        catch (Exception exception) when (exception is not InputException)
        {
            throw Retold(crash, new AggregateException(crash.InnerException!, exception), " (the second while it was made anew)");
        }
    }

    private static EnvironmentException Retold(EnvironmentException crash, Exception thrown, string remark) =>
        new(crash.Environment, crash.Row, crash.Episode, crash.Step, thrown, remark);
}
