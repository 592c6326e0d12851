using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class ActionLogitsTests
{
    private const int Rows = 40, Answers = 3, Looks = 5;

    [Test]
    public void Of_AnyMask_SumsToOneAndGivesIllegalLooksNothing()
    {
        using var scope = NewDisposeScope();
        var mask = Mask(seed: 3);
        var probabilities = Floats(ActionLogits.Of(Output(seed: 4), Tensor(mask, Looks)).Actions.exp());
        for (var row = 0; row < Rows; row++)
        {
            var choices = probabilities.AsSpan(row * (Answers + Looks), Answers + Looks).ToArray();
            Assert.That(choices.Sum(p => (double)p), Is.EqualTo(1).Within(1e-5));
            for (var look = 0; look < Looks; look++)
            {
                var probability = choices[Answers + look];
                Assert.That(probability, mask[row * Looks + look] == 0 ? Is.EqualTo(0f) : Is.GreaterThan(0f));
            }
        }
    }

    [Test]
    public void Of_OneRow_IsTheProductOfTheTwoStages()
    {
        using var scope = NewDisposeScope();
        float[] group = [0, MathF.Log(3)], answers = [0, MathF.Log(4)], looks = [MathF.Log(2), 50, 0];
        var output = new ModelOutput(Tensor(answers, 2), Tensor(looks, 3), Tensor(group, 2), zeros(1));
        var actions = Floats(ActionLogits.Of(output, Tensor([1, 0, 1], 3)).Actions.exp());
        // ¼ answers as 1 : 4, ¾ looks as 2 : 1 (the illegal one, however likely, aside).
        Assert.That(actions, Is.EqualTo([0.05, 0.2, 0.5, 0, 0.25]).Within(1e-6));
    }

    [Test]
    public void Entropy_AnyMask_IsTheChainRule()
    {
        using var scope = NewDisposeScope();
        var distribution = ActionLogits.Of(Output(seed: 5), Tensor(Mask(seed: 6), Looks));
        var whole = Floats(Ops.Entropy(distribution.Actions));
        var (group, answer, look) = (Floats(distribution.GroupEntropy), Floats(distribution.AnswerEntropy), Floats(Ops.Entropy(distribution.Looks!)));
        var groups = Floats(distribution.Groups.exp());
        for (var row = 0; row < Rows; row++)
        {
            var expected = group[row] + groups[2 * row] * answer[row] + groups[2 * row + 1] * look[row];
            Assert.That(whole[row], Is.EqualTo(expected).Within(1e-5));
        }

        Assert.That(distribution.MeanLookEntropy.item<float>(), Is.EqualTo(look.Average()).Within(1e-5), "a look is legal in every row");
    }

    [Test]
    public void Entropy_Gradient_IsThatOfTheChainRule()
    {
        using var scope = NewDisposeScope();
        float[] group = [0, MathF.Log(3)], answer = [0, MathF.Log(4)], look = [MathF.Log(2), 50, 0];
        var (groups, answers, looks) = (Tensor(group, 2).requires_grad_(true), Tensor(answer, 2).requires_grad_(true), Tensor(look, 3).requires_grad_(true));
        Ops.Entropy(ActionLogits.Of(new ModelOutput(answers, looks, groups, zeros(1)), Tensor([1, 0, 1], 3)).Actions).sum().backward();
        // H = H(g) + Σ g h with g = (¼, ¾), h the entropies within: of (⅕, ⅘) and of (⅔, ⅓), the illegal look aside.
        Assert.Multiple(() =>
        {
            Assert.That(Floats(groups.grad!), Is.EqualTo([0.180469, -0.180469]).Within(1e-5), "−g (log g + H(g)) + g (h − Σ g h)");
            Assert.That(Floats(answers.grad!), Is.EqualTo([0.055452, -0.055452]).Within(1e-5), "¼ · −p (log p + h)");
            Assert.That(Floats(looks.grad!), Is.EqualTo([-0.115525, 0, 0.115525]).Within(1e-5), "¾ · −p (log p + h)");
        });
    }

    [Test]
    public void Of_NoLegalLook_GivesTheAnswersEverything()
    {
        using var scope = NewDisposeScope();
        var output = Output(seed: 7);
        var distribution = ActionLogits.Of(output, zeros(Rows, Looks));
        var actions = distribution.Actions.narrow(1, 0, Answers);
        Assert.Multiple(() =>
        {
            Assert.That(Floats(actions), Is.EqualTo(Floats(output.Answers.log_softmax(-1))).Within(1e-6));
            Assert.That(Floats(distribution.Actions.narrow(1, Answers, Looks).exp()), Is.All.EqualTo(0f));
            Assert.That(Floats(distribution.GroupEntropy), Is.All.EqualTo(0f).Within(1e-6f));
        });
    }

    [Test]
    public void MeanLookEntropy_RowsWithoutALegalLook_AreLeftOut()
    {
        using var scope = NewDisposeScope();
        var output = Output(seed: 8);
        var mask = new float[Rows * Looks];
        mask[0] = mask[1] = 1;
        var distribution = ActionLogits.Of(output, Tensor(mask, Looks));
        Assert.That(
            distribution.MeanLookEntropy.item<float>(), Is.EqualTo(Floats(Ops.Entropy(distribution.Looks!))[0]).Within(1e-6));
        Assert.That(ActionLogits.Of(output, Tensor(new float[Rows * Looks], Looks)).MeanLookEntropy.item<float>(), Is.Zero);
    }

    [Test]
    public void Of_LooksNotOffered_AreTheAnswersAlone()
    {
        using var scope = NewDisposeScope();
        var output = Output(seed: 8);
        var distribution = ActionLogits.Of(output, null);
        Assert.Multiple(() =>
        {
            Assert.That(Floats(distribution.Actions), Is.EqualTo(Floats(output.Answers.log_softmax(-1))));
            Assert.That(distribution.MeanLookEntropy.item<float>(), Is.Zero);
            Assert.That(Floats(distribution.GroupEntropy), Is.All.EqualTo(0f));
        });
    }

    [Test]
    public void Gradient_OfLogProbabilityAndEntropy_IsFiniteAndZeroAtIllegalLooks()
    {
        using var scope = NewDisposeScope();
        var output = Output(seed: 9);
        output.Looks.requires_grad = true;
        output.Groups.requires_grad = true;
        // The last row has nothing left to look at.
        var mask = Mask(seed: 10);
        mask.AsSpan(^Looks..).Clear();
        var actions = ActionLogits.Of(output, Tensor(mask, Looks)).Actions;
        Ops.Add(actions.narrow(1, 0, 1).sum(), Ops.Entropy(actions).sum()).backward();
        var gradients = Floats(output.Looks.grad!);
        Assert.That(Floats(output.Groups.grad!), Has.All.Matches<float>(float.IsFinite));
        for (var i = 0; i < gradients.Length; i++)
        {
            Assert.That(gradients[i], mask[i] == 0 ? Is.EqualTo(0f) : Is.InRange(-1e3f, 1e3f), $"look {i}");
        }
    }

    private static ModelOutput Output(int seed)
    {
        var random = new Core.RandomStream((ulong)seed);
        return new ModelOutput(
            Normal(ref random, Answers), Normal(ref random, Looks), Normal(ref random, 2), Normal(ref random, 1).squeeze(1));
    }

    private static Tensor Normal(ref Core.RandomStream random, int width)
    {
        var values = new float[Rows * width];
        foreach (ref var value in values.AsSpan())
        {
            value = (float)(3 * random.NextGaussian());
        }

        return Tensor(values, width);
    }

    // At least one legal look a row.
    private static float[] Mask(int seed)
    {
        var random = new Core.RandomStream((ulong)seed);
        var mask = new float[Rows * Looks];
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] = i % Looks == 0 ? 1 : random.NextInt(2);
        }

        return mask;
    }

    private static Tensor Tensor(float[] values, int width) => from_array(values).reshape(-1, width);

    private static float[] Floats(Tensor tensor)
    {
        using var dense = tensor.contiguous();
        return MemoryMarshal.Cast<byte, float>(dense.bytes).ToArray();
    }
}
