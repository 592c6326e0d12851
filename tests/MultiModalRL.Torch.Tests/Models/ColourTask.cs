using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>
/// Is the one coloured cell of the colour that the question names? Neither image nor question tells alone.
/// </summary>
internal static class ColourTask
{
    private const int Side = 3, CellPixels = 2, Red = 2, Blue = 6;

    private static readonly ModelShape Shape = TinyModel.Shape with { Image = new ImageShape(Side * CellPixels, Side * CellPixels, 3), Thumbnail = [] };

    /// <summary>The share of right answers to unseen questions after some minibatches, and the losses on the way.</summary>
    public static (double Accuracy, List<float> Losses) Learn(ModelOptions options, int steps, Precision precision = Precision.Fp32)
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(Shape, options, 3, precision: precision);
        using var parameters = new FlatParameters(model);
        using var adam = new FlatAdam(parameters, new AdamOptions { LearningRates = options.ReadLearningRates() });
        var losses = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            using var batch = NewDisposeScope();
            var (input, answers) = Draw(64, (ulong)step);
            var loss = model.Answers(input).log_softmax(-1).gather(1, answers).mean().neg();
            parameters.ZeroGradients();
            loss.backward();
            parameters.ClipGradients(1);
            adam.Step(0.003);
            losses.Add(loss.item<float>());
        }

        using var untracked = no_grad();
        var (unseen, right) = Draw(512, 1 << 20);
        return (model.Answers(unseen).argmax(1, keepdim: true).eq(right).to(float32).mean().item<float>(), losses);
    }

    private static (ModelInput Input, Tensor Answers) Draw(int rows, ulong seed)
    {
        var random = new RandomStream(RandomStream.Combine(17, seed));
        var pixels = new byte[rows * Shape.Image.Size];
        var (questions, answers) = (new int[rows * TinyModel.Length], new long[rows]);
        for (var row = 0; row < rows; row++)
        {
            var (cell, colour, asked) = (random.NextInt(Side * Side), random.NextInt(2), random.NextInt(2));
            Paint(pixels.AsSpan(row * Shape.Image.Size, Shape.Image.Size), cell, channel: 2 * colour);
            int[] question = [3, 4, 5, asked == 0 ? Red : Blue];
            question.CopyTo(questions.AsSpan(row * TinyModel.Length));
            answers[row] = colour == asked ? 0 : 1;
        }

        var input = new ModelInput(
            tensor(pixels).reshape(rows, Side * CellPixels, Side * CellPixels, 3), ones(rows, Side * Side),
            tensor(questions).reshape(rows, -1), null, zeros(rows, 2));
        return (input, tensor(answers).reshape(rows, 1));
    }

    private static void Paint(Span<byte> image, int cell, int channel)
    {
        for (var pixel = 0; pixel < CellPixels * CellPixels; pixel++)
        {
            var row = cell / Side * CellPixels + pixel / CellPixels;
            var column = cell % Side * CellPixels + pixel % CellPixels;
            image[(row * Side * CellPixels + column) * 3 + channel] = 255;
        }
    }
}
