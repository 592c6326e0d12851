using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Writes examples of a benchmark as rows of a table.</summary>
internal sealed class TableRow
{
    private readonly ParquetTableWriter table;
    private readonly Benchmark benchmark;
    private readonly ParquetColumnWriter<string?> id;
    private readonly TableImageColumn image;
    private readonly ParquetColumnWriter<long?> imageNumber;
    private readonly ParquetColumnWriter<string?> question;
    private readonly ParquetColumnWriter<IReadOnlyList<string?>?> options;
    private readonly ParquetColumnWriter<string?> answer;
    private readonly ParquetColumnWriter<long?> answerIndex;
    private readonly ParquetColumnWriter<IReadOnlyList<string?>?> answers;
    private readonly ParquetColumnWriter<IReadOnlyList<double?>?> accuracies;
    private readonly ParquetColumnWriter<string?> type;

    public TableRow(ParquetTableWriter table, Benchmark benchmark, EncodedImages? stored)
    {
        (this.table, this.benchmark) = (table, benchmark);
        id = table.AddString("id");
        image = new(table, benchmark, stored);
        imageNumber = table.AddInt64("image_id");
        question = table.AddString("question");
        options = table.AddStringList("options");
        answer = table.AddString("answer");
        answerIndex = table.AddInt64("answer_index");
        answers = table.AddStringList("answers");
        accuracies = table.AddDoubleList("accuracies");
        type = table.AddString("type");
    }

    public void Append(int example)
    {
        var record = benchmark.Records.IsEmpty ? null : benchmark.Records[example];
        var examples = benchmark.Examples;
        var handle = examples.Images[example];
        id.Append(record?.Id ?? example.ToString(CultureInfo.InvariantCulture));
        image.Append(handle);
        imageNumber.Append(handle);
        question.Append(record?.Question ?? Text(examples.Question(example)));
        options.Append(record is null ? [] : [.. record.Options]);
        var reference = examples.References[example];
        answer.Append(reference >= 0 ? benchmark.Answers[reference] : record?.Answer);
        answerIndex.Append(benchmark.Examples.OptionCounts is null || reference < 0 ? null : reference);
        int[] worth = [.. Enumerable.Range(0, benchmark.Answers.Length).Where(number => benchmark.Metric.Accuracy(example, number) > 0)];
        answers.Append(Array.ConvertAll(worth, number => (string?)benchmark.Answers[number]));
        accuracies.Append(Array.ConvertAll(worth, number => (double?)benchmark.Metric.Accuracy(example, number)));
        type.Append(benchmark.Types[examples.Types[example]]);
        table.EndRow();
    }

    private string Text(ReadOnlySpan<int> tokens)
    {
        var words = new List<string>(tokens.Length);
        foreach (var token in tokens)
        {
            if (token != TokenSpace.Padding)
            {
                words.Add(benchmark.Tokens[token]);
            }
        }

        return string.Join(' ', words);
    }
}
