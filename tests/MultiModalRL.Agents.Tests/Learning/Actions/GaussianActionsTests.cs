using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

[NonParallelizable]
public sealed class GaussianActionsTests
{
    private static readonly CompositeSpace Free = Space(float.NegativeInfinity, float.PositiveInfinity);
    private static readonly CompositeSpace Bounded = Space(-2, 4);

    [Test]
    public void Greedy_NoBounds_TakesTheMeanWithTheDensityOfANormal()
    {
        var actions = new Columns(Free, 1);
        var draw = new float[1];
        // Mean 1, deviation e^0.5: at its mean log p = −0.5 − ½ log 2π = −0.5 − 0.918939.
        var logProbability = Of(Free).Greedy([1, 0.5f], actions, draw, 0);
        Assert.That(actions.All(Field(Free))[0], Is.EqualTo(1));
        Assert.That(logProbability, Is.EqualTo(-1.418939f).Within(1e-5));
    }

    [Test]
    public void Greedy_Bounds_SquashesIntoThem()
    {
        var actions = new Columns(Bounded, 1);
        var draw = new float[1];
        // Middle 1, half 3: a = 1 + 3 tanh 0.5 = 2.386351; da/du = 3 (1 − tanh² 0.5) = 2.359343, so log p = −0.918939 − log 2.359343.
        var logProbability = Of(Bounded).Greedy([0.5f, 0], actions, draw, 0);
        Assert.That(actions.All(Field(Bounded))[0], Is.EqualTo(2.386351f).Within(1e-5));
        Assert.That(logProbability, Is.EqualTo(-0.918939 - Math.Log(2.359343)).Within(1e-5));
    }

    [Test]
    public void LogProbability_OfSamples_IsWhatSamplingTold([Values] bool bounded)
    {
        var space = bounded ? Bounded : Free;
        var gaussian = Of(space);
        const int rows = 50;
        var actions = new Columns(space, rows);
        var (draws, told) = (new float[rows], new float[rows]);
        var stream = new RandomStream(5);
        for (var row = 0; row < rows; row++)
        {
            told[row] = gaussian.Sample([0.3f, 0.7f], new RandomStream(stream.NextUInt64()), actions, draws.AsSpan(row, 1), row);
            Assert.That(actions.FirstOutside(row), Is.Null);
        }

        using var scope = NewDisposeScope();
        var described = from_array(new[] { 0.3f, 0.7f }).unsqueeze(0).expand(rows, 2);
        var computed = gaussian.LogProbability(described, gaussian.Chosen(actions, draws, CPU));
        Assert.That(computed.data<float>().ToArray(), Is.EqualTo(told).Within(2e-5));
    }

    [Test]
    public void Entropy_Gradient_IsOneADeviationAndNoneToTheMean([Values] bool bounded)
    {
        using var scope = NewDisposeScope();
        // H = ½ log 2πe + log σ for each element, whatever the mean.
        var described = from_array(new[] { 0.3f, 0.7f, -1f, 0.2f }).view(2, 2).requires_grad_(true);
        Of(bounded ? Bounded : Free).Entropy(described).sum().backward();
        Assert.That(described.grad!.data<float>().ToArray(), Is.EqualTo(new[] { 0f, 1, 0, 1 }));
    }

    [Test]
    public void LogProbability_SquashedFarOut_StaysFinite()
    {
        using var scope = NewDisposeScope();
        var computed = Of(Bounded).LogProbability(from_array(new[] { 0f, 0f }).unsqueeze(0), from_array(new[] { 30f }).unsqueeze(0));
        // −450 − ½ log 2π − log 3 − 2 (log 2 − 30 − e⁻⁶⁰): the density falls with u, the slope's logarithm with 2u.
        Assert.That(computed.item<float>(), Is.EqualTo(-450 - 0.918939 - Math.Log(3) - 2 * (Math.Log(2) - 30)).Within(1e-3));
    }

    [Test]
    public void Greedy_BoundsOfEachElement_SquashesEachIntoItsOwn()
    {
        var space = Space(new BoxSpace([-2, -10, float.NegativeInfinity], [4, 10, float.PositiveInfinity]));
        var actions = new Columns(space, 1);
        var draw = new float[3];
        var logProbability = Of(space).Greedy([0.5f, 0.5f, 5, 0, 0, 0], actions, draw, 0);
        // tanh ½ = 0.462117 and its slope 0.786448: 1 + 3 · 0.462117, 10 · 0.462117, and 5 as it is.
        Assert.That(actions.All(Field(space)).ToArray(), Is.EqualTo(new[] { 2.386351f, 4.621172f, 5 }).Within(1e-5));
        Assert.That(logProbability, Is.EqualTo(-3 * 0.918939 - Math.Log(3 * 0.786448) - Math.Log(10 * 0.786448)).Within(1e-5));

        using var scope = NewDisposeScope();
        var computed = Of(space).LogProbability(from_array(new[] { 0.5f, 0.5f, 5, 0, 0, 0 }).unsqueeze(0), from_array(draw).unsqueeze(0));
        Assert.That(computed.item<float>(), Is.EqualTo(logProbability).Within(1e-5));
    }

    [Test]
    public void Sample_BoundsOfEachElement_StaysWithinThem()
    {
        var space = Space(new BoxSpace([-1, -10], [1, 10]));
        const int rows = 50;
        var actions = new Columns(space, rows);
        for (var row = 0; row < rows; row++)
        {
            Of(space).Sample([0, 0, 2, 2], new RandomStream((ulong)row), actions, new float[2], row);
            Assert.That(actions.FirstOutside(row), Is.Null);
        }
    }

    [Test]
    public void Greedy_Clipped_CutsTheActionAndKeepsTheDrawAndItsDensity()
    {
        var actions = new Columns(Bounded, 1);
        var draw = new float[1];
        var clipping = new GaussianActions((BoxSpace)Bounded.Fields[0].Space, Field(Bounded), BoundedActions.Clip);
        var logProbability = clipping.Greedy([5, 0], actions, draw, 0);
        Assert.That(actions.All(Field(Bounded))[0], Is.EqualTo(4));
        Assert.That(draw[0], Is.EqualTo(5));
        Assert.That(logProbability, Is.EqualTo(-0.918939f).Within(1e-5));
        using var scope = NewDisposeScope();
        var computed = clipping.LogProbability(from_array(new[] { 5f, 0 }).unsqueeze(0), clipping.Chosen(actions, draw, CPU));
        Assert.That(computed.item<float>(), Is.EqualTo(logProbability).Within(1e-5));
    }

    [Test]
    public void Greedy_ClippedAtOneBound_CutsThere()
    {
        var space = Space(0, float.PositiveInfinity, 2);
        var actions = new Columns(space, 1);
        new GaussianActions((BoxSpace)space.Fields[0].Space, Field(space), BoundedActions.Clip).Greedy([-3, 7, 0, 0], actions, new float[2], 0);
        Assert.That(actions.All(Field(space)).ToArray(), Is.EqualTo(new[] { 0f, 7 }));
    }

    [Test]
    public void Entropy_TwoDimensions_IsTheSumOfBoth()
    {
        using var scope = NewDisposeScope();
        var space = Space(float.NegativeInfinity, float.PositiveInfinity, 2);
        // Each ½ log 2πe + log σ = 1.418939 + log σ.
        var entropy = Of(space).Entropy(from_array(new[] { 9f, -9f, 0.25f, -1f }).unsqueeze(0));
        Assert.That(entropy.item<float>(), Is.EqualTo(2 * 1.418939 - 0.75).Within(1e-5));
    }

    [Test]
    public void Create_OneBound_IsRefused() => Assert.That(
        () => Of(Space(0, float.PositiveInfinity)), Throws.TypeOf<InputException>().With.Message.Contains("two finite bounds"));

    [Test]
    public void Create_OneElementWithOneBound_IsRefusedByItsNumber() => Assert.That(
        () => Of(Space(new BoxSpace([-1, -1], [1, float.PositiveInfinity]))), Throws.TypeOf<InputException>().With.Message.Contains("element 1"));

    private static GaussianActions Of(CompositeSpace space) => new((BoxSpace)space.Fields[0].Space, Field(space));

    private static Field<float> Field(CompositeSpace space) => space.Field<float>("action");

    private static CompositeSpace Space(float low, float high, int width = 1) => Space(new BoxSpace([width], low, high));

    private static CompositeSpace Space(BoxSpace space) => new(ImmutableArray.Create(new NamedSpace("action", space)));
}
