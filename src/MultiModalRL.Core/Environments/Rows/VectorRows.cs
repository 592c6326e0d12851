using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>
/// What every vector environment over <see cref="IEnvironment"/> does with its rows; how the rows are gone through
/// (one after another, in parallel) is the caller's. Whatever depends on the order of rows is done in one place here.
/// </summary>
internal sealed class VectorRows : IDisposable
{
    private const string Format = "rows/2";
    private readonly ImmutableArray<EpisodeRow> rows;
    private readonly Recovery recovery;
    private readonly EnvironmentRestarts restarts;
    private readonly Action<Action<int, int>> share;
    private readonly Action<int, int> advance;
    private readonly Action<int, int> begin;
    private readonly IdleRow idle;
    private readonly Columns unseenInfo;
    private EpisodePlan? plan;
    private Columns actions;
    private Columns info;
    private VectorStep step;
    private bool disposed;

    /// <param name="environments">One a row; owned.</param>
    /// <param name="share">Has work done for all rows: called with runs of rows, first and one past the last.</param>
    /// <param name="create">Makes the sub-environment of a row in the place of one that crashed; null for no restarts.</param>
    /// <param name="allowed">How many restarts there may be.</param>
    public VectorRows(
        ImmutableArray<IEnvironment> environments, Action<Action<int, int>> share, Func<int, IEnvironment>? create = null, int allowed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfZero(environments.Length, nameof(environments));
        this.share = share;
        restarts = new EnvironmentRestarts(allowed);
        recovery = new Recovery(create, restarts);
        Restarts = create is null ? null : restarts;
        Spec = environments[0].Spec;
        var seen = allowed > 0 ? new LastSeen(Spec, environments.Length) : null;
        rows = [.. environments.Select((environment, index) => new EpisodeRow(environment, index, seen))];
        idle = new IdleRow(Spec);
        unseenInfo = new Columns(Spec.Info, rows.Length);
        actions = new Columns(Spec.Action, 0);
        info = unseenInfo;
        step = new VectorStep(Spec, 0);
        advance = Advance;
        begin = (start, end) => Begin(start, end, unseenInfo);
    }

    public EnvironmentSpec Spec { get; }

    public int Count => rows.Length;

    public EnvironmentRestarts? Restarts { get; }

    public void Reset(EpisodePlan newPlan, VectorStep first, Columns firstInfo)
    {
        Use(first, firstInfo);
        plan = null;
        foreach (var row in rows)
        {
            row.Recover();
            row.Take(newPlan);
        }

        BeginTaken(newPlan, (start, end) => Begin(start, end, info));
        var shown = FirstActive();
        idle.Take(step, shown < 0 ? null : rows[shown], shown);
        step.Rewards.Clear();
        step.RewardComponents.Clear();
        step.Status.Clear(); // all Continues
        ShowIdleRows();
        plan = newPlan;
    }

    public void Step(Columns newActions, VectorStep next, Columns nextInfo)
    {
        var running = RequireReset();
        Use(next, nextInfo);
        actions = newActions;
        RequireLegal();
        plan = null;
        share(advance);
        CutCrashed();
        if (BeginsAny(running))
        {
            BeginTaken(running, begin);
        }

        plan = running;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Format);
        writer.Write(RequireReset().Position);
        writer.Write(Spec.Id.ToString());
        writer.Write(rows.Length);
        restarts.Save(writer);
        idle.Save(writer);
        foreach (var row in rows)
        {
            row.Save(writer);
        }
    }

    public void Load(BinaryReader reader, EpisodePlan newPlan, VectorStep current, Columns currentInfo)
    {
        Use(current, currentInfo);
        plan = null;
        try
        {
            var position = ReadHeader(reader);
            restarts.Load(reader);
            idle.Load(reader, newPlan, rows[0]);
            foreach (var row in rows)
            {
                row.Recover();
                row.Load(reader, newPlan, current, info);
            }

            newPlan.Position = position;
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            throw new InputException($"saved environment state: cut short or damaged ({exception.Message})", exception);
        }

        ShowIdleRows();
        plan = newPlan;
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            foreach (var row in rows)
            {
                row.Dispose();
            }
        }
    }

    private EpisodePlan RequireReset()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return plan ?? throw new InvalidOperationException($"{Spec.Id}: step before reset (or after a failed step)");
    }

    private void Use(VectorStep newStep, Columns newInfo)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentOutOfRangeException.ThrowIfNotEqual(newStep.Rows, rows.Length, nameof(newStep));
        ArgumentOutOfRangeException.ThrowIfLessThan(newInfo.Capacity, rows.Length, nameof(newInfo));
        (step, info) = (newStep, newInfo);
        restarts.Next();
        step.Observations.Count = rows.Length;
        step.Finals.Count = 0;
        info.Count = rows.Length;
    }

    private void RequireLegal()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actions.Capacity, rows.Length, nameof(actions));
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Active && actions.FirstOutside(row) is { } field)
            {
                throw new InvalidOperationException($"{Spec.Id}: row {row}: the action's field '{field}' is outside its space");
            }
        }
    }

    private void Advance(int start, int end)
    {
        for (var row = start; row < end; row++)
        {
            if (rows[row].Active)
            {
                rows[row].Advance(actions, step, info);
            }
            else
            {
                idle.Show(step, row);
            }
        }
    }

    private void Begin(int start, int end, Columns to)
    {
        for (var row = start; row < end; row++)
        {
            if (rows[row].Pending)
            {
                rows[row].Begin(step, to);
            }
        }
    }

    /// <summary>Delivers final observations and hands out the plan's next episodes, in the order of rows.</summary>
    private bool BeginsAny(EpisodePlan running)
    {
        var any = false;
        for (var row = 0; row < rows.Length; row++)
        {
            if (!rows[row].Active || step.Status[row] == StepStatus.Continues)
            {
                continue;
            }

            if (step.Status[row] == StepStatus.Truncated)
            {
                step.FinalRows[step.Finals.Count] = row;
                step.Observations.CopyRow(row, step.Finals, step.Finals.Count++);
            }

            rows[row].Take(running);
            any |= rows[row].Pending;
            idle.ShowObservation(step, row);
        }

        return any;
    }

    /// <summary>Ends the episodes that crashed in a step, in the order of rows.</summary>
    private void CutCrashed()
    {
        foreach (var row in rows)
        {
            if (row.Failure is not null)
            {
                recovery.See(row);
                row.Cut(step, info);
            }
        }
    }

    /// <summary>Begins the episodes taken; in place of one that crashes at once comes the plan's next, in the order of rows.</summary>
    private void BeginTaken(EpisodePlan running, Action<int, int> work)
    {
        share(work);
        while (TakesAnother(running))
        {
            share(work);
        }
    }

    private bool TakesAnother(EpisodePlan running)
    {
        var any = false;
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Failure is not null)
            {
                recovery.See(rows[row]);
                rows[row].Take(running);
                any |= rows[row].Pending;
                idle.ShowObservation(step, row);
            }
        }

        return any;
    }

    private int FirstActive()
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Active)
            {
                return row;
            }
        }

        return -1;
    }

    private void ShowIdleRows()
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (!rows[row].Active)
            {
                idle.Show(step, row);
            }
        }
    }

    private long ReadHeader(BinaryReader reader)
    {
        if (reader.ReadString() is not Format)
        {
            throw new InputException($"saved environment state: expected format {Format}");
        }

        var position = reader.ReadInt64();
        var id = reader.ReadString();
        var count = reader.ReadInt32();
        return id == Spec.Id.ToString() && count == rows.Length
            ? position
            : throw new InputException(
                $"saved environment state: expected {Spec.Id} with {rows.Length} rows, found {id} with {count}");
    }
}
