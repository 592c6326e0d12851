using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>Returns worked by hand: γ = ½, observations are numbered, rewards are powers of ten.</summary>
public sealed class NStepWindowTests
{
    private const double Discount = 0.5;

    private static readonly Field<float> Seen = new(0, 1);
    private static readonly Field<int> Done = new(0, 1);
    private static readonly EnvironmentSpec Spec = new(
        EnvironmentId.Parse("test/Numbers-v0"), new([new("seen", new BoxSpace([1], -1000, 1000))]), new([new("action", new DiscreteSpace(100))]));

    [Test]
    public void Add_Running_SumsUpNRewardsAndIsFollowedByTheNthObservation()
    {
        var made = Made(steps: 3, [new(1, 10), new(2, 100), new(3, 1000), new(4, 10_000)]);
        Assert.That(made, Is.EqualTo(new[] { "0:a0 310 +0.125·o3", "1:a1 3100 +0.125·o4" }));
    }

    [Test]
    public void Add_Terminated_EndsEveryReturnThereWithoutAValue()
    {
        var made = Made(steps: 3, [new(1, 10), new(2, 100), new(9, 1000, StepStatus.Terminated), new(10, 1)]);
        Assert.That(made, Is.EqualTo(new[] { "0:a0 310 +0·o9", "1:a1 600 +0·o9", "2:a2 1000 +0·o9" }));
    }

    [Test]
    public void Add_Truncated_EndsEveryReturnThereWithTheFinalObservationsValue()
    {
        var made = Made(steps: 3, [new(1, 10), new(9, 100, StepStatus.Truncated), new(10, 1)]);
        Assert.That(made, Is.EqualTo(new[] { "0:a0 60 +0.25·o-9", "1:a1 100 +0.5·o-9" }));
    }

    [Test]
    public void Add_OneStep_IsPlain()
    {
        var made = Made(steps: 1, [new(1, 10), new(2, 100, StepStatus.Terminated), new(3, 1)]);
        Assert.That(made, Is.EqualTo(new[] { "0:a0 10 +0.5·o1", "1:a1 100 +0·o2", "2:a2 1 +0.5·o3" }));
    }

    [Test]
    public void Add_Idle_IsLeftOut() =>
        Assert.That(Made(steps: 1, [new(1, 10, StepStatus.Terminated), new(1, 0, StepStatus.Idle)]), Has.Length.EqualTo(1));

    [Test]
    public void Add_SeveralRowsTruncated_EachHasItsOwnFinalObservation()
    {
        var (window, memory) = (new NStepWindow(Spec, 3, 2, Discount), Memory());
        var (before, after) = (new VectorStep(Spec, 3), new VectorStep(Spec, 3));
        StepStatus[] status = [StepStatus.Truncated, StepStatus.Terminated, StepStatus.Truncated];
        status.CopyTo(after.Status);
        after.Finals.Count = 2;
        (after.FinalRows[0], after.FinalRows[1]) = (0, 2);
        (after.Finals.Values(Seen, 0)[0], after.Finals.Values(Seen, 1)[0]) = (-5, -7);
        window.Add(new Experience(before, new Columns(Spec.Action, 3), new Columns(CompositeSpace.Empty, 3), after), memory);
        Assert.That(Texts(memory), Is.EqualTo(new[] { "0:a0 0 +0.5·o-5", "0:a0 0 +0·o0", "0:a0 0 +0.5·o-7" }));
    }

    [Test]
    public void Load_OfWhatWasSaved_GoesOnAlike([Range(0, 5)] int saved)
    {
        Event[] events = [new(1, 1), new(2, 2), new(3, 3), new(4, 4, StepStatus.Truncated), new(5, 5), new(6, 6), new(7, 7)];
        var (window, memory) = (new NStepWindow(Spec, 1, 3, Discount), Memory());
        Play(window, memory, events[..saved], 0);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            window.Save(writer);
        }

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var loaded = new NStepWindow(Spec, 1, 3, Discount);
        loaded.Load(reader);
        Play(loaded, memory, events[saved..], saved);
        Assert.That(Texts(memory), Is.EqualTo(Made(3, events)));
    }

    [Test]
    public void Load_OfOtherRows_HoldsNothing()
    {
        var window = new NStepWindow(Spec, 1, 3, Discount);
        Play(window, Memory(), [new(1, 1)], 0);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            window.Save(writer);
            writer.Write(77);
        }

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var other = new NStepWindow(Spec, 2, 3, Discount);
        other.Load(reader);
        Assert.That(reader.ReadInt32(), Is.EqualTo(77), "what follows is where it should be");
    }

    private static string[] Made(int steps, Event[] events)
    {
        var memory = Memory();
        Play(new NStepWindow(Spec, 1, steps, Discount), memory, events, 0);
        return Texts(memory);
    }

    // The observation before the first event is 0; the action of event i is i.
    private static void Play(NStepWindow window, TransitionMemory memory, Event[] events, int first)
    {
        var (before, after) = (new VectorStep(Spec, 1), new VectorStep(Spec, 1));
        var actions = new Columns(Spec.Action, 1);
        before.Observations.All(Seen)[0] = first;
        for (var i = 0; i < events.Length; i++)
        {
            actions.All(Done)[0] = first + i;
            after.Observations.All(Seen)[0] = events[i].Next;
            after.Rewards[0] = events[i].Reward;
            after.Status[0] = events[i].Status;
            after.Finals.Count = events[i].Status == StepStatus.Truncated ? 1 : 0;
            after.FinalRows[0] = 0;
            after.Finals.Values(Seen, 0)[0] = -events[i].Next;
            window.Add(new Experience(before, actions, new Columns(CompositeSpace.Empty, 1), after), memory);
            (before, after) = (after, before);
        }
    }

    private static TransitionMemory Memory() => new(Spec, 20, new UniformSampling());

    private static string[] Texts(TransitionMemory memory)
    {
        var all = new Transitions(Spec, memory.Count);
        memory.Gather([.. Enumerable.Range(0, memory.Count)], all);
        return
        [
            .. Enumerable.Range(0, memory.Count).Select(i => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{all.Observations.Values(Seen, i)[0]}:a{all.Actions.Values(Done, i)[0]} {all.Returns[i]} +{all.Discounts[i]}·o{all.Following.Values(Seen, i)[0]}")),
        ];
    }

    private sealed record Event(float Next, float Reward, StepStatus Status = StepStatus.Continues);
}
