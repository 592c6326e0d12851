using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

[NonParallelizable]
public sealed class SeveralCategoricalActionsTests
{
    private static readonly MultiDiscreteSpace Dials = new([2, 3]);
    private static readonly CompositeSpace Space = new([new("action", Dials)]);
    private static readonly float[] Logits = [0, MathF.Log(3), 0, 0, MathF.Log(2)];

    [Test]
    public void Describe_Logits_AreNormalizedPartByPart()
    {
        using var scope = NewDisposeScope();
        // Shares 1 : 3 and 1 : 1 : 2.
        Assert.That(Described().exp().data<float>().ToArray(), Is.EqualTo(new[] { 0.25f, 0.75f, 0.25f, 0.25f, 0.5f }).Within(1e-6));
    }

    [Test]
    public void LogProbabilityAndEntropy_OfIndependentParts_AddUp()
    {
        using var scope = NewDisposeScope();
        var actions = new Columns(Space, 1);
        actions.All(Space.Field<int>("action"))[0] = 1;
        actions.All(Space.Field<int>("action"))[1] = 2;
        var several = Several();
        Assert.That(several.LogProbability(Described(), several.Chosen(actions, [], CPU)).item<float>(), Is.EqualTo(Math.Log(0.75 * 0.5)).Within(1e-6));
        // H(¼, ¾) = 0.562335, H(¼, ¼, ½) = 1.039721.
        Assert.That(several.Entropy(Described()).item<float>(), Is.EqualTo(0.562335 + 1.039721).Within(1e-5));
    }

    [Test]
    public void Entropy_Gradient_IsThatOfEachPartAlone()
    {
        using var scope = NewDisposeScope();
        var logits = from_array(Logits).unsqueeze(0).requires_grad_(true);
        Several().Entropy(Several().Describe(logits, null, null)).sum().backward();
        // ∂H/∂z = −p (log p + H): H(¼, ¾) = 0.562335, H(¼, ¼, ½) = 1.039721.
        Assert.That(logits.grad!.data<float>().ToArray(), Is.EqualTo(new[] { 0.205990f, -0.205990f, 0.086643f, 0.086643f, -0.173287f }).Within(1e-5));
    }

    [Test]
    public void Sample_ManyTimes_FollowsTheProbabilities()
    {
        using var scope = NewDisposeScope();
        var row = Described().data<float>().ToArray();
        const int draws = 4000;
        var actions = new Columns(Space, draws);
        for (ulong i = 0; i < draws; i++)
        {
            Several().Sample(row, new RandomStream(i), actions, [], (int)i);
        }

        var chosen = actions.All(Space.Field<int>("action")).ToArray();
        var both = Enumerable.Range(0, draws).Count(i => chosen[2 * i] == 1 && chosen[2 * i + 1] == 2);
        // 0.375 of 4,000 with a standard error of 31.
        Assert.That(both, Is.EqualTo(1500).Within(4 * 31));
    }

    private static SeveralCategoricalActions Several() => new(Dials, Space.Field<int>("action"));

    private static Tensor Described() => Several().Describe(from_array(Logits).unsqueeze(0), null, null);
}
