using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Rows of one kind of <see cref="IDynamics{TState}"/>, stepped one after another over arrays of numbers, with same-step
/// autoreset, the spec's time limit and saving. Allocates nothing a step. A step that is refused changes nothing.
/// </summary>
/// <remarks>A row without an episode shows the beginning of the plan's first one, where there are legal actions.</remarks>
internal sealed class DynamicsEnvironment<TDynamics, TState> : IVectorEnvironment
    where TDynamics : struct, IDynamics<TState>
    where TState : unmanaged
{
    private readonly TDynamics dynamics;
    private readonly EpisodeRows<TState> rows;
    private readonly Episode[] episodes;
    private readonly int[] ages;
    private readonly TState[] states;
    private readonly int limit;
    private EpisodePlan? plan;
    private bool disposed;

    /// <param name="dynamics">The rules.</param>
    /// <param name="count">Rows.</param>
    /// <param name="split">The split: the best actions are told on the training split alone.</param>
    public DynamicsEnvironment(TDynamics dynamics, int count, Split split = Split.Test)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        this.dynamics = dynamics;
        Spec = dynamics.Spec;
        limit = Spec.MaxEpisodeSteps;
        rows = new EpisodeRows<TState>(Spec, count);
        (episodes, ages, states) = (rows.Episodes, rows.Ages, rows.States);
        Oracle = split == Split.Train && dynamics is ISolvedDynamics<TState> solved ? new DynamicsOracle<TState>(solved, rows) : null;
    }

    public EnvironmentSpec Spec { get; }

    public int Count => states.Length;

    public ISupervision? Supervision => null;

    public IOracle? Oracle { get; }

    public void Reset(EpisodePlan plan, VectorStep first, Columns info)
    {
        Prepare(first, info);
        this.plan = plan;
        for (var row = 0; row < states.Length; row++)
        {
            Begin(row, plan);
        }

        ShowWithoutStep(first);
    }

    public void Step(Columns actions, VectorStep next, Columns info)
    {
        var running = RequireReset();
        RequireLegal(actions);
        Prepare(next, info);
        Advance(actions, next, running);
        Show(next);
    }

    public void Save(BinaryWriter writer) => rows.Save(writer, RequireReset());

    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info)
    {
        Prepare(current, info);
        this.plan = null;
        rows.Load(reader, plan);
        this.plan = plan;
        ShowWithoutStep(current);
    }

    public void Dispose() => disposed = true;

    private EpisodePlan RequireReset()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return plan ?? throw new InvalidOperationException($"{Spec.Id}: step or save before reset");
    }

    private void Prepare(VectorStep step, Columns info)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentOutOfRangeException.ThrowIfNotEqual(step.Rows, states.Length, nameof(step));
        step.Observations.Count = states.Length;
        step.Finals.Count = 0;
        info.Count = states.Length;
    }

    private void RequireLegal(Columns actions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actions.Capacity, states.Length, nameof(actions));
        var inside = actions.AreInside(states.Length);
        for (var row = 0; row < states.Length; row++)
        {
            if (ages[row] == EpisodeRows<TState>.Idle)
            {
                continue;
            }

            if (!inside && actions.FirstOutside(row) is { } field)
            {
                throw new InvalidOperationException($"{Spec.Id}: row {row}: the action's field '{field}' is outside its space");
            }

            if (dynamics.Refusal(in states[row], actions[row]) is { } reason)
            {
                throw new InvalidOperationException($"{Spec.Id}: row {row}: {reason}");
            }
        }
    }

    private void Begin(int row, EpisodePlan running)
    {
        var begins = running.TryNext(out var episode);
        episodes[row] = begins ? episode : running.At(0);
        ages[row] = begins ? 0 : EpisodeRows<TState>.Idle;
        states[row] = dynamics.Begin(episodes[row].Random());
    }

    private void Advance(Columns actions, VectorStep next, EpisodePlan running)
    {
        var rewards = next.Rewards;
        var status = next.Status;
        for (var row = 0; row < states.Length; row++)
        {
            if (ages[row] == EpisodeRows<TState>.Idle)
            {
                (rewards[row], status[row]) = (0, StepStatus.Idle);
                continue;
            }

            var terminated = dynamics.Step(ref states[row], actions[row], out rewards[row]);
            status[row] = StepStatus.Continues;
            if (++ages[row] == limit || terminated)
            {
                status[row] = terminated ? StepStatus.Terminated : StepStatus.Truncated;
                End(row, next, running);
            }
        }

        rewards.CopyTo(next.RewardComponents);
    }

    private void End(int row, VectorStep next, EpisodePlan running)
    {
        if (next.Status[row] == StepStatus.Truncated)
        {
            var final = next.Finals.Count++;
            next.FinalRows[final] = row;
            dynamics.Observe(in states[row], next.Finals[final]);
        }

        Begin(row, running);
    }

    private void Show(VectorStep step)
    {
        for (var row = 0; row < states.Length; row++)
        {
            dynamics.Observe(in states[row], step.Observations[row]);
        }

        var starts = step.Starts;
        var keys = step.Keys;
        var numbers = step.Episodes;
        for (var row = 0; row < states.Length; row++)
        {
            var age = ages[row];
            starts[row] = age == 0;
            (keys[row], numbers[row]) = age == EpisodeRows<TState>.Idle ? (0, -1) : (episodes[row].Key(age), episodes[row].Number);
        }
    }

    private void ShowWithoutStep(VectorStep step)
    {
        step.Rewards.Clear();
        step.RewardComponents.Clear();
        for (var row = 0; row < states.Length; row++)
        {
            step.Status[row] = ages[row] == EpisodeRows<TState>.Idle ? StepStatus.Idle : StepStatus.Continues;
        }

        Show(step);
    }
}
