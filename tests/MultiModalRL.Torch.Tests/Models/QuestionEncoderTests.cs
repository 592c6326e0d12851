using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class QuestionEncoderTests
{
    private static readonly string[] Unpadded = ["gru", "transformer"];
    private static readonly string[] WordReaders = ["cross-attention", "mac"];

    [Test]
    public void Encode_MoreOrLessPadding_SaysTheSame([ValueSource(nameof(Unpadded))] string name)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var encoder = Create(name);
        var full = Encode(encoder, [2, 3, 4, 0, 0]);
        Assert.That(Encode(encoder, [2, 3, 4, 0]), Is.EqualTo(full).Within(1e-6));
        Assert.That(Encode(encoder, [2, 3, 4]), Is.EqualTo(full).Within(1e-6));
        Assert.That(Encode(encoder, [2, 3, 4, 5, 0]), Is.Not.EqualTo(full).Within(1e-3), "a word more");
        Assert.That(Encode(encoder, [3, 2, 4, 0, 0]), Is.Not.EqualTo(full).Within(1e-3), "another order");
    }

    [Test]
    public void Encode_PaddingsEmbedding_ChangesNothing([ValueSource(nameof(Unpadded))] string name)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var encoder = Create(name);
        var before = Encode(encoder, [2, 3, 4, 0, 0]);
        Ops.FillInPlace(encoder.named_parameters().Single(named => named.name == "tokens.weight").parameter.narrow(0, 0, 1), 7);
        Assert.That(Encode(encoder, [2, 3, 4, 0, 0]), Is.EqualTo(before).Within(1e-6));
    }

    // The fusions that read words must not read those of padding either.
    [Test]
    public void Forward_PaddingsEmbedding_ChangesNothing(
        [ValueSource(nameof(Unpadded))] string question, [ValueSource(nameof(WordReaders))] string fusion)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = new MultiModalModel(TinyModel.Shape, TinyModel.Options with { Question = question, Fusion = fusion }, 3);
        var input = TinyModel.Input(4);
        var before = TinyModel.Numbers(model.Forward(input));
        Ops.FillInPlace(model.named_parameters().Single(named => named.name == "question.tokens.weight").parameter.narrow(0, 0, 1), 7);
        Assert.That(TinyModel.Numbers(model.Forward(input)), Is.EqualTo(before).Within(1e-6));
    }

    // Padding is a token like any other there; what it must not depend on is the rest of the batch.
    [Test]
    public void Encode_Joined_TakesPaddingAsAToken()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var encoder = Create("joined");
        Assert.That(Encode(encoder, [2, 3, 4, 0, 0]), Is.Not.EqualTo(Encode(encoder, [2, 3, 4, 1, 0])).Within(1e-3));
    }

    // Two features, tokens 1 and 2, weights worked by hand: see the equations of the class.
    [Test]
    public void GatedRecurrentUnit_OneStep_IsTheEquation()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var unit = new GatedRecurrentUnit(1, 1, new SeedSequence(3));
        Set(unit, "input.weight", [1f, 2, 3]);
        Set(unit, "input.bias", [0.1f, 0.2f, 0.3f]);
        Set(unit, "hidden.weight", [0.5f, -1, 2]);
        Set(unit, "hidden.bias", [0f, 0.4f, -0.2f]);
        double[] inputs = [0.5, -1];
        var state = 0.0;
        var expected = new List<float>();
        foreach (var x in inputs)
        {
            var reset = Sigmoid(x + 0.1 + 0.5 * state);
            var keep = Sigmoid(2 * x + 0.2 - state + 0.4);
            var proposed = Math.Tanh(3 * x + 0.3 + reset * (2 * state - 0.2));
            state = (1 - keep) * proposed + keep * state;
            expected.Add((float)state);
        }

        var states = unit.Run(tensor([0.5f, -1f]).reshape(1, 2, 1));
        Assert.That(TinyModel.Floats(states), Is.EqualTo(expected).Within(1e-6));
    }

    [Test]
    public void Transformer_TokensThatHeadsDoNotDivide_AreRefused()
    {
        var options = TinyModel.Options with { Question = "transformer", AttentionHeads = 4, TokenWidth = 6 };
        Assert.That(
            () => new MultiModalModel(TinyModel.Shape, options, 3),
            Throws.TypeOf<InputException>().With.Message.Contains("tokenWidth is 6: expected a multiple of attentionHeads 4"));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static void Set(nn.Module module, string name, float[] values)
    {
        var parameter = module.named_parameters().Single(named => named.name == name).parameter;
        parameter.copy_(tensor(values).reshape(parameter.shape));
    }

    private static QuestionEncoder Create(string name) => ModelPartRegistry.Shipped.Questions.Single(part => part.Name == name)
        .Create(new PartContext(TinyModel.Shape, TinyModel.Options, new SeedSequence(3)));

    private static float[] Encode(QuestionEncoder encoder, int[] tokens) =>
        TinyModel.Floats(encoder.Encode(tensor(tokens).reshape(1, tokens.Length)).Summary);
}
