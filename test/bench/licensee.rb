# What GitHub's licensee says of the same texts: reads {name, text} one a line, writes {name, id} one a line and the processor's time last.
require 'json'
require 'licensee'

files = $stdin.each_line.map { |line| JSON.parse(line) }
Licensee::ProjectFiles::LicenseFile.new(files.first['text'], 'LICENSE').license
began = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
answers = files.map do |file|
  license = Licensee::ProjectFiles::LicenseFile.new(file['text'], 'LICENSE').license
  { name: file['name'], id: license && license.spdx_id }
end
took = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - began
answers.each { |answer| puts JSON.generate(answer) }
puts JSON.generate({ seconds: took, known: Licensee.licenses(hidden: true).map(&:spdx_id) })
